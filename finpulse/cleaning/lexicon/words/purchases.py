"""Words for what was bought, from all lists together; hints at it; and words for transfers and refunds."""

from __future__ import annotations

from finpulse.cleaning.lexicon.words.abbreviations import ABBREVIATIONS
from finpulse.cleaning.lexicon.words.everyday import EVERYDAY_WORDS
from finpulse.cleaning.lexicon.words.goods import GOODS_WORDS
from finpulse.cleaning.lexicon.words.india import INDIAN_WORDS
from finpulse.cleaning.lexicon.words.services import SERVICE_WORDS
from finpulse.cleaning.lexicon.words.united_states import UNITED_STATES_WORDS
from finpulse.cleaning.taxonomy import (
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    HOUSING,
    INSURANCE,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
    TRAVEL,
)

# Words that many trades use. They decide only if nothing clearer does.
HINT_WORDS = {
    FOOD: """
        mexican, italian, japanese, mediterranean, greek, siam, saigon, sakura, fuji, bombay, pollo, snack, snacks,
        vending, grille, lounge, cuisine, bowls
    """,
    HEALTH: "lab, labs, drug, health, care center, therapies",
    EDUCATION: "student, students, learning, library",
    GIFTS: "mission, missions, humane, shelter, fund",
    BILLS: "power, utility, gas bill",
    HOUSING: "apartments, properties, realty",
    TAXES: """
        tax, taxes, county, court, license, dept of, department of, city of, county of, town of, village of, township,
        state of
    """,
    GROCERIES: """
        markets, market, foods, food, kiosk, tea, nutrition, fresh, farm
    """,
    TRANSPORT: """
        auto, autos, motors, motor, cars, garage, driver, metro, gas, meter, meters, bike, station
    """,
    HOME: """
        glass, paint, tools, electrical, security systems
    """,
    ENTERTAINMENT: """
        club, subscription, subscriptions, tickets, bowl, events, abo, lanes
    """,
    SERVICES: """
        service, services, servis, hire, rental, rentals, repair, repairs, membership, beitrag, сервис, услуги,
        cleaning
    """,
    PERSONAL_CARE: "spa",
    SHOPPING: """
        store, stores, shops, retail, trading, outlet, магазин*, do'kon, дўкон, savdo, do'koni, loja, tienda, sklep,
        winkel, kauppa, butik, magasin, trgovina, obchod, uzlet, magazin, negozio
    """,
}
TRANSFER_WORDS = """
upi, neft, imps, rtgs, ach, transfer, transfers, transferred, wire, wire transfer, bank transfer, funds transfer,
faster payment, faster payments, online transfer, mobile transfer, ach transfer, sent to, money sent, send money,
payment to friend, p2p, p2p transfer, standing order, interac e transfer, e transfer, etransfer,
internet banking transfer, remittance, bill payment transfer, überweisung, *überweisung, dauerauftrag,
online überweisung, echtzeitüberweisung, sepa überweisung, перевод*, переведено, перечислен*, денежный перевод, сбп,
система быстрых платежей, o'tkazma, o'tkazmasi, o'tkazish, o'tkazmalar, pul o'tkazmasi, kartadan kartaga, kartaga,
kartaga o'tkazma, o'tkazildi, ўтказма, ўтказмаси, ўтказиш, пул ўтказмаси, картадан картага, картага, virement,
virements, vir sepa, transferencia, transferencias, transferencia emitida, transferencia recibida, bizum, bonifico,
giroconto, pix, overboeking, overschrijving, przelew, przelewy, prevod, atutalas, utalas, transfer bancar, virament,
havale, eft, para transferi, tilisiirto, overforing, overforsel, overforing til, nakazilo, prijenos, doznaka, превод,
переказ, εμβασμα, μεταφορα, 转账, 汇款, 振込, 振り込み, 送金, 이체, 송금, تحويل, העברה, โอนเงิน
"""
REFUND_WORDS = """
refund*, refunded, reversal, reversed, chargeback, returned goods, return of goods, merchandise return,
purchase return, credit voucher, rückerstattung, erstattung, *erstattung, rücküberweisung, retoure, storno,
stornierung, rückzahlung, возврат*, отмена операции, отмена покупки, сторно, qaytarish, qaytarildi, qaytarilgan,
qaytarma, қайтариш, қайтарилди, remboursement, devolución, reembolso, rimborso, estorno, terugbetaling, retour, zwrot,
vraceni, visszaterites, rambursare, iade, palautus, refusjon, aterbetalning, povrat, възстановяване, повернення,
επιστροφη, 退款, 退货, 返金, 환불, استرداد, זיכוי
"""

# Departments of a shop, such as a supermarket's filling station or pharmacy. They overrule the shop's name.
DEPARTMENT_WORDS = {
    TRANSPORT: """
        petrol, petro, fuel, fuels, pfs, f stn, filling station, gas station, fuel station, service station,
        tfl travel, pay at pump, car wash, tankstelle, azs, азс, агзс, carburant, station service, gasolinera, parking,
        parkhaus
    """,
    HEALTH: "pharmacy, apotheke, аптека, dorixona, pharmacie, farmacia, optical, opticians, optique, optician",
    TRAVEL: "travel",
    HOME: "garden center, garden centre, baumarkt",
    FOOD: "restaurant, cafe, coffee shop",
    INSURANCE: "insurance, versicherung, страхование, sug'urta, assurance, assurances, seguros",
    BILLS: "mobile topup, mobile top up",
}
_UNABBREVIATED = {**EVERYDAY_WORDS, **GOODS_WORDS, **SERVICE_WORDS}
PURCHASE_WORDS = {
    name: f"{words}, {ABBREVIATIONS.get(name, '')}, {UNITED_STATES_WORDS.get(name, '')}, {INDIAN_WORDS.get(name, '')}"
    for name, words in _UNABBREVIATED.items()
}
