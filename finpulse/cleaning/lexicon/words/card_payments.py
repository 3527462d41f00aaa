"""Payments of credit cards, as issuers and the banks that pay them print them."""

from __future__ import annotations

# Banks and others whose name before one of the words below means a card's bill.
_ISSUERS = """
chase, chase card, citi, citi card, citicard, citibank, capital one, cap one, discover, discover card, amex, american
express, barclaycard, barclaycard us, barclays, bank of america, bofa, bk of amer, wells fargo, wells fargo card, wf
credit card, us bank, usbank, us bank card, synchrony, synchrony bank, syncb, comenity, comenity pay, credit one,
credit one bank, first premier, merrick bank, applecard, apple card, gsbank, td bank, pnc, pnc bank, usaa, navy
federal, nfcu, nfo, hsbc, target card, macys, kohls, best buy, bestbuy, home depot card, lowes card, amazon card,
jpmcb card, elan, elan finan svcs, elan financial, fnb omaha, cardmember serv, cardmember services, card services,
mission lane, avant, ollo, indigo card, milestone, petal card, upgrade card, sbi card, sbicard, hdfc card, icici card,
axis card, virgin money, mbna, newday, aqua card, capital on tap, tesco bank, nationwide card, tjx, paypal credit
"""
_PAYMENTS = """
e payment, epayment, epay, e pay, autopay, auto pay, autopayment, auto payment, auto pymt, autopay pymt, payment,
payments, pymt, pmt, ach pmt, ach payment, ach pymt, mobile pmt, mobile payment, mobile pymt, online pmt, online pymt,
online payment, web pymt, web pmt, crcardpmt, crcard pmt, crd pmt, crdt crd, credit crd, credit card, credit cd, cc
pymt, cc pmt, cc payment, ccpymt, ccpmt, card ccpymt, card payment, card pymt, card pmt, card ending in, card autopay,
creditcard, card online, directpay, recurring pmt, bill payment, card bill, bill pay, telepay, phone pymt, finan svcs
"""
_WHOLE = """
cc pymt, cc pmt, ccpymt, crcardpmt, crd epay, crd autopay, credit crd, credit crd epay, credit crd autopay, credit
card pmt, credit card pymt, credit card epay, creditcard payment, creditcard pmt, autopay thank you, autopay payment
thank, payment thank you mobile, payment thank you web, thank you for your payment, mobile payment thank, internet
payment thank, electronic payment thank, online payment thank, payment received thank, payment received, bill desk cc,
cc autopay, autopay si tad, si tad, cc billpay, applecard gsbank, gsbank payment, amz storecrd pmt, amz storecrd,
online ach payment thank, phone payment thank, phone pymt thank, direct debit payment thank, epayment ach pmt, payment
to credit card, credit card bill payment, e payment thank
"""


def _split(entries: str) -> list[str]:
    return [entry.strip() for entry in entries.split(",")]


PAID_TO_ISSUERS = ",".join([_WHOLE, *(f"{issuer} {paid}" for issuer in _split(_ISSUERS) for paid in _split(_PAYMENTS))])
