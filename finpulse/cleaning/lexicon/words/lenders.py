"""Lenders and fees of the United States and India, as the clearing house prints them."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BANK,
    LOANS,
)

LENDERS_AND_FEES = {
    BANK: """
        sms chgs, sms charges, sms alert charges, sms alert chgs, alert charges, chgs incl gst, charges incl
        gst, amb chgs, min bal chg, dcardfee, debit card annual, card annual chg, inst alert chg, consolidated
        charges, ach return chg, ecs rtn chg, nach rtn chg, chq return chgs, service fee, item fee, monthly
        service, monthly svc fee, svc chg, svc charge, service chg, nsf, nsf fee, od fee, od item, overdraft
        item, overdraft charge, od charge, uncollected funds, stop payment fee, wire fee, cash adv fee, intl
        transaction fee, international transaction fee, foreign trans fee, fgn trans fee, foreign fee, int l
        trans fee, excess transaction fee, paper statement fee, maint fee, maintenance charge, analysis fee,
        minimum interest, interest charge purchase, int chg, late charge, late payment charge, returned check
        fee, atm surcharge, surcharge fee, non network atm, atm transaction fee, card replacement, safe deposit
        box
    """,
    LOANS: """
        payday, payday loan, title loan, title loans, titlemax, pawn, pawn shop, navient, nelnet, nelnet studnt,
        mohela, aidvantage, edfinancial, ed financial, fed loan, fedloan, fedloanservicing, dept education, dept of
        education, student ln, student loan, studnt ln, stdnt loan, sallie mae, commonbond, rocket mortgage, rocket
        mtg, quicken loans, loandepot, loan depot, mr cooper, nationstar, freedom mtg, freedom mortgage, pennymac,
        penny mac, newrez, shellpoint, loancare, guild mortgage, homepoint, flagstar, mtg pmt, mtg pymt, mtge, mtge
        pmt, mtg payment, mtg pymts, wf home mtg, wells fargo home, chase mtg, ln pymt, ln pmt, loan pymt, loan pmt,
        loan pay, auto ln, auto loan, auto pymt, car pymt, toyota ach, toyota financial, tfspayment, tfs payment,
        honda pmt, honda fin, american honda, ahfc, hmf, hyundai motor fin, kia motors fin, kmf, nissan auto, nmac, gm
        financial, gmf pymt, ford credit, ford motor cr, chrysler capital, ccap auto, ally auto, ally paymt, ally
        financial, vw credit, bmw fin, bmw financial, mbfs, mercedes benz fin, subaru motors fin, santander consumer,
        scusa, capital one auto, carpay, exeter finance, credit acceptance, drivetime, carvana pmt, onemain,
        lendingclub, lending club, lendingpoint, best egg, rise credit, oportun, opploans, speedy cash, ace cash,
        advance america, check n go, moneylion, earnin, brigit, albert cash, affirm pay, sezzle, quadpay, perpay,
        credit karma loan, snap finance, acima, progressive leasing, progressive lease, katapult, bajaj finance, bajaj
        finserv, bajaj fin, hdfc ltd, hdb financial, hdb fin, tata capital, l&t finance, muthoot, muthoot finance,
        manappuram, shriram finance, shriram transport, lic housing, lichfl, pnb housing, indiabulls, cholamandalam,
        mahindra fin, home first, idfc first loan, aditya birla finance, fullerton, kreditbee, moneyview, navi
        finserv, dmi finance, capital first, sundaram finance, hero fincorp, tvs credit, fincorp, housing finance,
        home credit
    """,
}
