"""Column words of exports that programs write for programs: snake_case and camelCase names of fintech APIs."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "date": "created, created at, createdat, created at utc, created date utc, occurred at, timestamp, "
        "txn time, tx date, transacted at, transaction datetime, event date, local date, date utc, datetime utc, "
        "initiated at, created time, transaction created at, transaction timestamp, execution date, "
        "entry datetime, local time, activity date, transaction date time, txn dt, tran dt, operation time",
        "booking_date": "posted at, booked at, settled at, settled date, cleared date, posted date, "
        "booking datetime, completed at, posting dt, accounting date, settlement datetime, finished at, "
        "completion date",
        "value_date": "valued at, value datetime, value on, valuedate",
        "amount": "amount minor, amount cents, amount in cents, amountminor, amount value, "
        "transaction amount value, transactionamount, amount local, local amount, billing amount, base amount, "
        "amt, txn amt, tran amt, value amount, signed amount, amount gbp, amount eur, amount usd, cash amount, "
        "amount in account currency, amount account currency",
        "net": "amount paid, paid amount, amount charged, charged amount, actual amount, actually paid, final amount",
        "debit": "debit amt, dr amt, amount out, amountout, spend, money out amount, debitamount, withdrawal dr",
        "credit": "credit amt, cr amt, amount in, amountin, money in amount, creditamount, deposit cr",
        "flag": "dr cr indicator, credit debit flag, debit credit flag, dc flag, dc indicator, crdr, cr dr flag, "
        "cdi, credit debit, transaction direction, amount type, txn type, entry type, creditdebitindicator",
        "balance": "balance minor, balance cents, balance after, running bal, account running balance, "
        "resulting balance, closing bal, post balance, balanceamount, new bal, avail balance, end bal, "
        "available bal, book balance",
        "fee": "fee minor, fees amount, total fees, fee cents, transaction fees",
        "currency": "currency code, account ccy, local currency code, amount currency, billing currency, currencycode",
        "description": "narrative 1, narrative 2, narrative 3, remittance information, "
        "remittance information unstructured, remittanceinformation, user notes, tran desc, txn desc, trans desc, "
        "transaction particulars, transaction narrative, full description, long description, extended description, "
        "short description, detail, transaction detail, statement details, payment description, transaction note, "
        "narration details, display name, bank description, statement text, additional details, description text, "
        "counterparty reference, details of payment, trans description",
        "merchant": "merchant display name, counterparty display name, creditor name, debtor name, creditorname, "
        "debtorname, counter party name, counterpartyname, merchantname, other account name, other party name, "
        "payer payee, beneficiary remitter, remitter, remitter name, sender name, recipient name, receiver, "
        "receiver name, name of counterparty, third party, contact, from to, paid to, received from, target name, "
        "source name, payee payer, sent to, customer name, payer payee name, transferred to, shop name",
        "category": "category label, merchant category, category group, personal finance category, spending type",
        "external_id": "transaction uuid, uuid, tx id, txid, transaction hash, bank reference, bank ref, trace id, "
        "rrn, utr number, end to end id, endtoendid, entry id, external id, reference id, sequence number, "
        "transactionid, journal no, journal number, trans id, trace number, ref number, ref no utr",
        "status": "payment status, tx status, txn status, transaction state, settlement status, is pending, "
        "posting status",
        "ignored": "amount original, original amount minor, exchange rate applied, fx rate, card last four, "
        "card last 4, last four, mcc code, merchant id, merchant category code, merchant city, merchant country, "
        "merchant country code, account id, user id, card id, device, latitude, longitude, running total, "
        "value per unit, sort code, account holder, cardholder, card holder, card member, member name, "
        "account type, product, transaction currency amount, time, time utc, created time zone, branch code, "
        "branch name, channel, terminal id, teller, batch number, ifsc, credit limit, credit line, "
        "minimum payment, days, page, order value, order amount, order total, list price",
    },
    # What a wallet says that an order cost, and what was paid for it.
    "de": {"net": "gezahlter betrag, zahlbetrag, bezahlter betrag", "ignored": "bestellwert, warenwert"},
    "fr": {"net": "montant paye, montant regle", "ignored": "montant de la commande"},
    "es": {"net": "importe pagado, monto pagado", "ignored": "importe del pedido, valor del pedido"},
    "pt": {"net": "valor pago", "ignored": "valor do pedido"},
    "it": {"net": "importo pagato", "ignored": "valore ordine, importo ordine"},
    "nl": {"net": "betaald bedrag", "ignored": "bestelwaarde, orderbedrag"},
    "pl": {"net": "kwota zaplacona", "ignored": "wartosc zamowienia"},
    "ru": {"net": "сумма оплаты, оплаченная сумма", "ignored": "сумма заказа"},
    "tr": {"net": "odenen tutar", "ignored": "siparis tutari"},
    "zh": {"net": "实付金额, 实付款, 实付, 实际支付金额", "ignored": "订单金额, 商品金额, 订单总额"},
    "ja": {"net": "支払金額, 実支払額", "ignored": "注文金額"},
}
