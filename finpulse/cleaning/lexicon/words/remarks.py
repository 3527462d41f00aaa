"""What payers and their banks write beside a payee's name, and what it tells of the payment."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import EDUCATION, HOUSING

# They make a payment to a person a cost and no mere transfer.
REMARKS_TO_PERSONS = {
    HOUSING: """
        rent, house rent, room rent, flat rent, apartment rent, monthly rent, rent for, mietzahlung, miete, huur,
        loyer, alquiler, renta, affitto, aluguel, czynsz, hyra, husleje, husleie, vuokra, kira, najem, najemne,
        аренда, аренда квартиры, за квартиру, оренда, ijara, kvartira ijara, ижара, 房租, 家賃, 월세
    """,
    EDUCATION: """
        tuition, tuition fee, tuition fees, school fee, school fees, term fee, term fees, college fee, college fees,
        exam fee, coaching fee, schulgeld, studiengebuhr, за обучение, kontrakt tolovi
    """,
}
# What the clearing house or a payer's app writes of any payment.
GENERIC_REMARKS = """
web pay, webpay, web pmt, web pymt, mobile pmt, mobile pay, mobile, online, online pmt, online pay, online payment,
payment, payments, pymt, pmt, pay, paymentrec, billpay, bill pay, bill payment, bill paymt, epay, e pay, e check,
echeck, ach pmt, ach, autopay, auto pay, recurring, purchase, debit, credit, debits, ppd, web, checkpaymt, check pymt,
intell ck, single, single pmt, trial debit, inst xfer, one time, onetime pay, e pmt, epmt, speedpay, draft, ebill,
service, services, phone, phone pay, cell, withdrawal, deposit, transfer, misc, order, subscription, monthly, club
fees, bank pmt, acct xfer
"""
# What ends a person's name in a descriptor, and what may stand before it.
NAME_ENDS = "on ref reference conf memo note id for via transaction trace rrn account acct web ppd через"
NAME_BEGINNINGS = "zelle conf ref to from dan klienta клиенту id"
