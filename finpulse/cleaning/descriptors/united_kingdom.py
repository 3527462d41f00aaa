"""The United Kingdom and Ireland: leads, and the codes at the end of a line."""

from __future__ import annotations

from finpulse.cleaning.descriptors.descriptor import PaymentChannel

LEADS = {
    PaymentChannel.CARD: """
        card payment to, card purchase to, card transaction, contactless payment to, contactless payment, vis, visa
        sale, pos contactless, mobile payment to, recurring card payment to, card refund from
    """,
    PaymentChannel.CLEARING: "direct debit payment to, direct debit to, direct debit, dd, ddr",
    PaymentChannel.TRANSFER: """
        faster payment to, faster payment from, faster payments receipt, faster payment, fps to, fps from, fpo, fpi,
        bgc, bill payment via faster payment to, bill payment to, standing order to, standing order, third party
        payment made via faster payment to, tfr to, payment to, payment from
    """,
    PaymentChannel.CASH: "cash at, cash withdrawal at, cash lnk, lnk, link cash, cpt, cash machine withdrawal at",
}
# A code for the way of payment, as a line's last word.
TAILS = {
    PaymentChannel.CARD: "deb, bcc, pos",
    PaymentChannel.CLEARING: "dd, ddr",
    PaymentChannel.TRANSFER: "fpo, fpi, fps, bp, bgc, so, sto, tfr, bac, bacs, fp",
    PaymentChannel.CASH: "cpt, atm",
}
# A card's number or day stands behind these at a line's end.
CARD_MARKS = "cd, on"
