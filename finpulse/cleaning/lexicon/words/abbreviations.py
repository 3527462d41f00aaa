"""Words as card descriptors print them: abbreviated, or cut off where the field for the merchant ended."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GROCERIES,
    HEALTH,
    HOME,
    INSURANCE,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
    TRAVEL,
)

ABBREVIATIONS = {
    FOOD: """
        restaura, restauran, restrnt, rstrnt, rstnt, resto, ristor, ristorant, takeawa, take
        awa, t away, brasser, pizzer, steakhse, coffee hse, tea rm, tea rms, public hse, public hous, snack bar
    """,
    GROCERIES: """
        supermkt, supermrkt, suprmkt, spmkt, smkt, supermarke, supermark, superstor, hypermark, mini mkt,
        minimkt, conv store, conv str, conv stores, conv, convenienc, convenien, groc, grocer, off lic, off
        licen, deli mkt
    """,
    TRANSPORT: """
        svc stn, serv stn, serv sta, service stn, service sta, service stat, service statio, services sta, sstn,
        s stn, s stat, filling st, filling sta, filling stat, filling stati, petrol stn, petrol st, petrol sta,
        fuel stn, fstn, gas stn, gas sta, garage stn, autohof, car pk, car prk, c park, cpark, carpk, multi
        storey, p and d, p d machine, ticket machine, rlwy, rly, railwy, rail stn, bus stn, coach stn,
        metrolink, underground, park ride, tyre, tyres, m o t, mot station, car hire, minicabs, taxi svc,
        private hire
    """,
    TRAVEL: """
        htl, hotl, airlin, airway, air line, travel agts, travel agt, guest hse, apts, holiday pk, hol park
    """,
    SHOPPING: """
        newsagt, newsagts, newsagent, publ, publg, publishers, publications, publishing, publicatio, stationer,
        stationers, bookshp, bookstore, dept store, dept str, dept stores, jeans, menswear, womenswear,
        footwear, sportsw, giftshop, electron, elctrnics, computr, jewellr, jewlers
    """,
    HOME: """
        hdwe, hdwr, builders mer, builders merch, bldrs merch, plumbg, htg, elec supplies, timber, roofg, garden
        ctr, gdn ctr
    """,
    BILLS: "telecomm, telecommun, electrcty, electricit, elec board, water svcs, water serv",
    HEALTH: """
        pharm, phcy, pharmcy, pharmac, pharma, chemst, apothek, farmaci, dent, dental, hosp, med ctr, medical
        ctr, hlth ctr, vet, vets
    """,
    PERSONAL_CARE: "hairdr, hairdrs, hairdress, barbers, cosmet, beauty sal",
    EDUCATION: "univ, sch, coll, acad, nursery sch, prim sch, primary sch",
    INSURANCE: "insur, ins co, assur, versich",
    ENTERTAINMENT: "theat, theatr, leisure ctr, leisure cen, sports ctr, museu",
    SERVICES: "post off, p o counter, laundrett, dry clnrs, dry clean, solrs, accts",
    TAXES: """
        gov, govt, gov uk, county council, city council, borough council, district council, council tax, pcn,
        penalty charge notice, court serv, county court, magistrates, municipality, prefecture, mairie, ayunt
    """,
}
