"""India: UPI, IMPS, NEFT, RTGS and the other ways whose fields are told apart by dashes or slashes."""

from __future__ import annotations

from finpulse.cleaning.descriptors.descriptor import PaymentChannel

# The first field of a descriptor. Behind it stand, in an order of the bank's own, the payee, the payee's address
# (name@bank), the bank's code, a reference and a remark; they are known by their form.
FIRST_FIELDS = {
    PaymentChannel.WALLET: "upi, upiar, upiout, upiin, upi out, upi in, upi rev, rev upi",
    PaymentChannel.TRANSFER: """
        imps, imps p2a, imps out, imps in, mmt, neft, neft dr, neft cr, neft in, neft out, rtgs, rtgs dr, rtgs cr, tpt,
        ift, ib funds transfer dr, ib funds transfer cr, nft, trf
    """,
    PaymentChannel.CASH: "atw, nwd, eaw, awb, atm wdl, atm cash, nfs, atm csw, cash wdl",
    PaymentChannel.CLEARING: """
        ach d, ach c, ach dr, ach cr, achd, achdr, achcr, ach db, ach, nach, nach dr, nach cr, nach 10 dr, ecs, ecs dr,
        bil, inb, billpay, ib billpay dr, ib billpay
    """,
}
# What stands in a field but is no name and no remark.
TECHNICAL_FIELDS = """
dr, cr, p2a, p2m, p2v, p2p, upi, imps, neft, rtgs, ach, tp ach, mob, mb, inb, ib, onl, bpay, bil, na, null, nil, none,
collect, collect request, pay, paid, payment, payment from phone, pay via razorpay, payment from pho, sent using paytm,
sent using payt, sent from paytm, paid via cred, upi payment, upi transaction, upi intent, upi mandate, mandate,
mandaterequest, mandateexecute, execute, payment to, oid, order, no remarks, no remark, netbank, netbank mum,
netbank mumbai, rrn, ref, attn, transfer, fund transfer, funds transfer, money transfer, send, sending, intent,
payvia razorpay, pay via, using, okpay, phonepe, gpay, google pay, bharatpe, generating dynamic qr, dynamic qr
"""
# Words before a payee inside its field.
PAYEE_PREFIXES = "tp ach"
# Handles and beginnings of addresses behind which stands a shop's till and no person.
SHOP_ADDRESSES = "paytmqr paytm- bharatpe payu razorpay rzp billdesk cashfree ccavenue pinelabs innoviti eazypay vyapar"
# What stands behind the "@" of a person's address.
PERSONS_HANDLES = "ok ybl ibl axl apl upi waaxis wahdfc waicici wasbi yapl jupiteraxis fam naviaxis"
# The letters with which a bank's code begins: HDFC0000001. A bank may stand by its letters alone.
BANK_CODES = """
sbin hdfc icic utib kkbk yesb punb barb cnrb ubin idib ioba ibkl idfb indb fdrl kvbl karb rbl ratn pytm airp jiop citi
hsbc scbl dbss aubl esfb usfb bdbl dcbl csbk tmbl sibl psib mahb ucba bkid cbin jaka axis icici
"""
LEADS = {
    PaymentChannel.CARD: "pos, pos purchase, ecom purchase, ecom, vps, visa pos, me dc si, dc intl pos txn, pur",
    PaymentChannel.CARD_PAYMENT: "cc autopay, ib billpay dr hdfcl, cc payment, credit card autopay, creditcard payment",
}
