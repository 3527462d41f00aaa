"""The United States: cards and points of sale, the clearing house (NACHA), Zelle and the like.

A lead is the words before a payee. Numbers, days and masked cards may stand between and behind its words. Behind
"<state>" at a lead's end come a state and a town before the payee. Where "*" ends a lead, a star must follow.
"""

from __future__ import annotations

from finpulse.cleaning.descriptors.descriptor import PaymentChannel

LEADS = {
    PaymentChannel.CARD: """
        signature pos debit <state>, signature pos purchase <state>, pin pos debit <state>, pos debit dda, pos sig
        visa, pos sig mastercard, pos sig debit, pos sig, pos pin debit, pos pin visa, pos pin, sig pos, pin pos, sig
        debit, debit card purchase, debit card purchase visa, debit card purchase pin, debit card withdrawal, debit
        card withdrawal purchase, recurring debit card, recurring debit card purchase, recurring debit, recurring card
        purchase, recurring payment authorized on, recurring purchase, recurring payment, store purchase, online
        purchase, mobile purchase, purchase authorized on, purchase intl authorized on, purchase return authorized on,
        purchase with cash back authorized on, purchase with cash back, purchase return, checkcard, checkcard
        purchase, check card purchase, check crd purchase, check card, check crd pur, pos purchase, pos purchase
        terminal, pos purchase non pin, pos purchase with pin, pos withdrawal, pos debit, pos w d, pos transaction,
        dbt crd, dbt card, dbt purchase, point of sale withdrawal, point of sale withdrawal pos, point of sale
        purchase, point of sale debit, point of sale, debit purchase visa card, debit purchase card, debit purchase,
        debit card visa, visa dda pur ap, visa dda pur, dbcrd pur ap, dbcrd pmt ap, dbcrd pur, dbcrd pmt, dda pur ap,
        dda purchase, debit card payment, debit card credit ap, debit card credit, debit card refund, debit card
        return, card purchase with pin, card purchase return, card purchase, ext credit card debit, external
        withdrawal pos, visa check card, visa purchase, pos signature purchase, signature purchase, pin purchase, ck
        card pos, ckcd, ckcd debit, dda debit pos, xx pos, electronic pos, paypal inst xfer, contactless purchase, chk
        card purchase
    """,
    PaymentChannel.CLEARING: """
        external withdrawal, external deposit, ext withdrawal, ext deposit, withdrawal from, deposit from, withdrawal
        ach, deposit ach, ach withdrawal, ach deposit, ach debit, ach credit, ach pmt, ach payment, ach transaction,
        preauthorized debit, preauthorized credit, preauthorized withdrawal, preauthorized deposit, preauthorized wd,
        preauthorized dep, preauthorized ach debit, preauthorized ach credit, preauthorized, preauth debit, preauth
        credit, pre authorized debit, pre authorized credit, electronic pmt web, electronic payment, electronic
        withdrawal, electronic deposit, electronic debit, electronic credit, elec debit, elec credit, ach electronic
        debit, ach electronic credit, automatic debit, automatic withdrawal, recurring ach, web pmt single, ccd debit,
        ccd deposit, ppd debit, bill paid to, bill pay to, bill payment to, billpay to, online payment to, online bill
        payment to
    """,
    PaymentChannel.PERSON: """
        zelle payment to, zelle payment from, zelle transfer to, zelle transfer from, zelle transfer conf, zelle
        transfer, zelle sent to, zelle received from, zelle sent, zelle received, zelle send to, zelle money sent to,
        zelle money received from, zelle to, zelle from, zelle debit, zelle credit, zelle payment, zelle recurring
        payment to, zelle instant pmt to, zelle instant pmt from, zelle standard pmt to, zelle, td zelle sent, td
        zelle received, quickpay with zelle payment to, quickpay with zelle payment from, chase quickpay electronic
        transfer, venmo payment to, venmo payment from, venmo payment, venmo cashout, venmo transfer, venmo, cash app
        cash out, cash app, cashapp, square cash, apple cash sent money, apple cash balance add, apple cash inst xfer,
        apple cash transfer, apple cash, paypal transfer, paypal money sent to, google pay sent to, popmoney payment
        to, popmoney, facebook payment to, meta pay to, person to person payment to, p2p payment to, pmt sent to
    """,
    PaymentChannel.WALLET: "paypal*, pp*, pypl*",
    PaymentChannel.TRANSFER: """
        wire type wire in, wire type wire out, wire transfer to, wire transfer from, wire transfer, domestic wire to,
        incoming wire, outgoing wire, fedwire credit via, fedwire debit via, book transfer credit, real time payment
        to, real time transfer recd from, rtp credit from
    """,
    PaymentChannel.OWN: """
        online transfer to sav, online transfer to chk, online transfer from sav, online transfer from chk,
        online transfer to checking, online transfer to savings, online transfer from checking,
        online transfer from savings, online banking transfer to sav, online banking transfer from sav,
        online banking transfer to chk, online banking transfer from chk, recurring transfer to savings,
        recurring transfer from savings, recurring transfer to sav, recurring transfer to checking,
        automatic transfer to savings, automatic transfer to sav, transfer to share, transfer from share,
        share transfer, withdrawal transfer to, deposit transfer from, home banking transfer, internal transfer to,
        internal transfer from, mobile transfer to, mobile transfer from, keep the change transfer,
        transfer to savings, transfer from savings, transfer to checking, transfer from checking, transfer to sav,
        transfer from sav, transfer from chk, transfer to chk, phone transfer to, phone transfer from
    """,
    PaymentChannel.CASH: """
        atm withdrawal, atm cash withdrawal, atm w d, atm wd, atm debit, non chase atm withdraw, non chase atm
        withdrawal, withdrawal atm, withdrawal at atm, atm withdrawal authorized on, non wf atm withdrawal authorized
        on, bkofamerica atm withdrwl, cash ewithdrawal in branch store, ewithdrawal in branch store, cash withdrawal,
        teller cash withdrawal, counter withdrawal, withdrawal by cash, withdrawal cash, cash advance
    """,
    PaymentChannel.DEPOSIT: """
        mobile check deposit, mobile deposit, remote online deposit, remote deposit, remote deposit capture, deposit
        by phone check, deposit by check, deposit by mobile, deposit check, deposit mobile, check deposit, mobile
        remote deposit, edeposit in branch store, edeposit in branch, atm check deposit, atm cash deposit, atm
        deposit, cash deposit, teller deposit, counter credit, branch deposit, deposit at atm, deposit id number,
        bkofamerica mobile deposit, deposit home banking check, deposit made in a branch store, mobile banking
        deposit, deposit shared branch, check received, deposited check, ebanking deposit
    """,
}
# A company's fields for the clearing house, as banks print them, and which part of the descriptor each is.
CLEARING_LABELS = {
    "DES:": "remark",
    "ID:": "reference",
    "INDN:": "",
    "CO ID:": "",
    "ORIG CO NAME:": "payee",
    "ORIG ID:": "",
    "DESC DATE:": "",
    "CO ENTRY DESCR:": "remark",
    "SEC:": "",
    "TRACE#:": "reference",
    "EED:": "",
    "IND ID:": "",
    "IND NAME:": "",
    "TRN:": "",
    "TYPE:": "remark",
    "CO:": "",
    "DATA:": "",
    "ENTRY CLASS CODE:": "",
    "ACH TRACE NUMBER:": "reference",
}
# One of these must stand in a text that the labels are to split: "ID:" alone may be anything.
CLEARING_MARKS = ("DES:", "CO ENTRY DESCR:", "ORIG CO NAME:", " TYPE: ")
# The end of a line by the clearing house at banks that print no labels: "… PPD ID: 1234567890".
ENTRY_CLASSES = "PPD WEB CCD TEL CTX IAT ARC POP BOC RCK"
# An airline's name on a card is followed by the number of its ticket.
AIRLINES = {
    "united": "United Airlines",
    "delta": "Delta Air Lines",
    "american": "American Airlines",
    "alaska": "Alaska Airlines",
    "hawaiian": "Hawaiian Airlines",
    "spirit": "Spirit Airlines",
    "frontier": "Frontier Airlines",
    "southwest": "Southwest Airlines",
    "iberia": "Iberia Airlines",
    "swiss": "Swiss International Air Lines",
    "austrian": "Austrian Airlines",
    "turkish": "Turkish Airlines",
}
# A wallet's way of paying others: whom it paid stands where the clearing house has its reference.
WALLET_REMARKS = "inst xfer, instant transfer, echeck"
