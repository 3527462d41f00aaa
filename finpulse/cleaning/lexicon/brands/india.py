"""Brands, utilities and other companies of India, as UPI and cards print them."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    INSURANCE,
    LOANS,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
    TRAVEL,
)

INDIAN_BRANDS = {
    FOOD: """
        swiggy, zomato, chai point, chaayos, haldiram, haldirams, bikanervala, saravana bhavan, adyar ananda,
        third wave coffee, blue tokai, cafe coffee day, faasos, eatsure, behrouz, wow momo, paradise biryani,
        sagar ratna, barbeque nation, magnolia bakery
    """,
    GROCERIES: """
        blinkit, zepto, zepto marketplace, instamart, swiggy instamart, bigbasket, bbnow, bb daily, innovative
        retail, jiomart, dmart ready, avenue supermarts, more retail, reliance fresh, reliance smart, spencers
        retail, natures basket, ratnadeep, nilgiris, star bazaar, country delight, milkbasket, licious,
        freshtohome, mother dairy, amul, nandini milk
    """,
    TRANSPORT: """
        ola cabs, olacabs, ani technologies, rapido, roppen, namma yatri, namma metro, bmrcl, dmrc, delhi metro,
        chennai metro, kochi metro, mumbai metro, hyderabad metro, bmtc, ksrtc, msrtc, tsrtc, apsrtc, fastag,
        netc fastag, indian oil, iocl, bpcl, hpcl, bharat petroleum, hindustan petroleum, nayara, jio bp, uber
        india, blusmart, yulu, park plus
    """,
    TRAVEL: """
        irctc, indigo airlines, interglobe aviation, air india, akasa, spicejet, makemytrip, mmt, goibibo, yatra
        online, cleartrip, ixigo, redbus, abhibus, oyo, treebo, zostel, taj mahal palace
    """,
    SHOPPING: """
        flipkart, myntra, ajio, meesho, tata cliq, snapdeal, amazon pay, shoppers stop, westside, pantaloons,
        max fashion, reliance trends, reliance digital, croma, vijay sales, decathlon sports india, tanishq,
        kalyan jewellers, malabar gold, fabindia, firstcry
    """,
    HOME: """
        pepperfry, urban ladder, asian paints, nilkamal
    """,
    BILLS: """
        airtel, bharti airtel, jio prepaid, jio postpaid, reliance jio, jio fiber, jiofiber, jio recharge, jio,
        vodafone idea, vi prepaid, bsnl, mtnl, act fibernet, atria convergence, hathway, tata play, tata sky,
        dish tv, sun direct, bescom, mescom, hescom, gescom, cesc, msedcl, mahadiscom, tangedco, tneb, tsspdcl,
        apspdcl, bses, bses rajdhani, bses yamuna, tata power, adani electricity, torrent power, uppcl, pspcl,
        kseb, wbsedcl, bwssb, delhi jal, indraprastha gas, mahanagar gas, gail gas, hp gas, indane, bharat gas
    """,
    HEALTH: """
        apollo pharmacy, apollo 247, medplus, netmeds, pharmeasy, tata 1mg, practo, dr lal, thyrocare,
        metropolis healthcare, fortis, manipal hosp, narayana health, lenskart
    """,
    PERSONAL_CARE: """
        naturals salon, lakme, lakme salon, vlcc, jawed habib, looks salon, enrich salon, nykaa
    """,
    EDUCATION: """
        byjus, unacademy, vedantu, physicswallah, upgrad, simplilearn, delhi public school, kendriya vidyalaya
    """,
    INSURANCE: """
        lic, lic of india, hdfc ergo, icici lombard, bajaj allianz, sbi general, tata aig, star health, niva
        bupa, care health, policybazaar, go digit, acko, max life, hdfc life, sbi life, icici prudential, kotak
        life
    """,
    ENTERTAINMENT: """
        bookmyshow, bigtree entertainment, pvr cinemas, inox leisure, hotstar, jiohotstar, sonyliv, zee5,
        jiosaavn, gaana, dream11, cult fit, cultfit, curefit, cure fit
    """,
    SERVICES: """
        urban company, urbanclap, dunzo, delhivery, blue dart, dtdc, india post
    """,
    GIFTS: """
        ketto, milaap, giveindia, tirumala
    """,
    TAXES: """
        itdtax, itd tax, gstn, cbdt, oltas, bbmp, passport seva
    """,
    LOANS: """
        cred club, cred
    """,
}
