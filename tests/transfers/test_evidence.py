"""What makes two equal amounts one transfer, and what does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finpulse.cleaning.taxonomy import DEFAULT_KINDS
from finpulse.transfers.evidence import (
    BOTH_NAMED,
    BOTH_SAY_SO,
    CASHED,
    KIND_NAMED,
    NAMED,
    NOTHING_ELSE,
    ONE_SAYS_SO,
    REPAID,
    SAME_PERSON,
    SAME_REFERENCE,
    Evidence,
    Side,
    evidence_of,
)
from finpulse.transfers.exchange_rates import (
    AMOUNT_NAMED,
    BOTH_EXCHANGE,
    RATE_KNOWN,
    RATE_NAMED,
    Rate,
    exchange_evidence,
)
from finpulse.transfers.own_accounts import OwnAccount, OwnAccounts
from finpulse.transfers.texts import read_text

MAIN, OTHER, CARD, PURSE, WALLET, POT, SAVINGS = range(1, 8)
ACCOUNTS = OwnAccounts(
    [
        OwnAccount.of(MAIN, "Main Checking", "csv", "checking"),
        OwnAccount.of(OTHER, "Second Bank", "csv", "checking"),
        OwnAccount.of(CARD, "Visa *4821", "csv", "credit_card"),
        OwnAccount.of(PURSE, "Purse", "manual", "cash"),
        OwnAccount.of(WALLET, "Wallet", "Payme", "wallet"),
        OwnAccount.of(POT, "Netflix Pot", "csv", "savings"),
        OwnAccount.of(SAVINGS, "Savings 4471", "csv", "savings"),
    ]
)
TRANSFER, RECEIVED, UNEXPLAINED = ("Transfers", "words"), ("Transfer & Income", "words"), ("Salary & Income", "none")


def side(amount: str, account: int, said: str, category: str, source: str, **fields: Any) -> Side:
    text = read_text(said)
    known = {"currency": "EUR", "decided": False, "date": date(2026, 3, 2), **fields}
    return Side(
        id=1,
        amount=Decimal(amount),
        description=said,
        text=text,
        spoken=ACCOUNTS.spoken_of(text, account),
        category=category,
        source=source,
        kind=DEFAULT_KINDS[category],
        account=ACCOUNTS.by_id[account],
        **known,
    )


def out(said: str, *category: str, account: int = MAIN, **fields: Any) -> Side:
    return side("-100", account, said, *(category or TRANSFER), **fields)


def into(said: str, *category: str, account: int = OTHER, **fields: Any) -> Side:
    return side("100", account, said, *(category or RECEIVED), **fields)


@pytest.mark.parametrize(
    ("one", "other", "evidence"),
    [
        (out("Transfer"), into("Incoming transfer"), BOTH_SAY_SO),
        (out("Transfer"), into("Incoming 0815", *UNEXPLAINED), ONE_SAYS_SO),
        (
            out("Transfer to Netflix Pot", "Entertainment & Leisure", "merchant"),
            into("From Main Checking", account=POT),
            BOTH_NAMED,
        ),
        (
            out("Transfer to Netflix Pot", "Entertainment & Leisure", "merchant"),
            into("Deposit", *UNEXPLAINED, account=POT),
            NAMED,
        ),
        (out("Online Transfer to SAV ...4471"), into("Deposit", *UNEXPLAINED, account=SAVINGS), NAMED),
        (out("SEPA 99 0000004821", "Other", "none"), into("Thanks", *UNEXPLAINED, account=CARD), NAMED),
        (out("Transfer to savings"), into("Deposit", *UNEXPLAINED, account=POT), KIND_NAMED),
        (out("Transfer to savings"), into("Deposit", *UNEXPLAINED, account=OTHER), ONE_SAYS_SO),
        (out("TRANSFER REF 88X1024479210"), into("INWARD REF 88X1024479210", *UNEXPLAINED), SAME_REFERENCE),
        (out("CARD PMT", "Loans & Debt", "words"), into("Payment", *UNEXPLAINED, account=CARD), REPAID),
        (out("Loan", "Loans & Debt", "words"), into("Loan", "Loans & Debt", "words"), REPAID),
        (out("ATM", "Cash & ATM", "words"), into("From the bank", *UNEXPLAINED, account=PURSE), CASHED),
        # Likely, and no proof.
        (out("Transfer to Anna Muster"), into("Transfer from Anna Muster"), SAME_PERSON),
        (out("Transfer to Anna Muster"), into("Transfer"), BOTH_SAY_SO.proposed()),
        (out("Transfer to savings"), into("Transfer from Jane Doe", account=POT), KIND_NAMED.proposed()),
        (out("Transfer to Netflix Pot"), into("Transfer from Jane Doe", account=POT), NAMED.proposed()),
        (out("Transfer to Netflix Pot"), into("Refund", "Groceries", "words", account=POT), NAMED.proposed()),
        (out("Transfer to card ending in 9999"), into("Transfer", account=OTHER), BOTH_SAY_SO.proposed()),
        (out("Transfer", date=date(2026, 3, 5)), into("Transfer"), BOTH_SAY_SO.proposed()),
        (out("Transfer to John Smith"), into("Transfer from Jane Doe"), BOTH_SAY_SO.weak()),
        (out("Withdrawal", "Other", "none"), into("Deposit", *UNEXPLAINED), NOTHING_ELSE),
        # Something else.
        (out("ZELLE TO LANDLORD LLC"), into("STRIPE PAYOUT", *UNEXPLAINED), None),
        (out("Transfer to John Smith"), into("Jane Doe", *UNEXPLAINED), None),
        (out("Transfer to John Smith", date=date(2026, 2, 27)), into("Transfer from Jane Doe"), None),
        (out("Transfer to Netflix Pot"), into("Transfer", account=OTHER), None),
        (out("Transfer"), into("Wages", "Salary & Income", "words"), None),
        (out("Marigold", "Other", "none"), into("Zorblatt", *UNEXPLAINED), None),
        (out("Bread", "Groceries", "merchant"), into("Transfer"), None),
        (out("Transfer", "Loans & Debt", "learned", decided=True), into("Transfer"), None),
        (out("Student loan", "Loans & Debt", "words"), into("Transfer"), None),
        (out("ATM", "Cash & ATM", "words"), into("Transfer"), None),
    ],
)
def test_evidence(one: Side, other: Side, evidence: Evidence | None) -> None:
    assert evidence_of(one, other) == evidence


@pytest.mark.parametrize(
    ("said", "amount", "evidence"),
    [
        ("Exchanged to USD 1,085.00", "1085", AMOUNT_NAMED),
        ("Wymiana: 1 085,00 USD", "1085.00", AMOUNT_NAMED),
        ("1'085.50$ bought", "1085.50", AMOUNT_NAMED),
        ("card 1200 of EUR", "1200", BOTH_EXCHANGE),
        ("USD at 1.0850", "1085", RATE_NAMED),
        ("EUR/USD 0.92166", "1085", RATE_NAMED),
        ("USD at 1.2000", "1150", BOTH_EXCHANGE),
        ("to my account", "2165", None),
        ("to my account", "1065", RATE_KNOWN),
        ("to my account", "1040", BOTH_EXCHANGE),
    ],
)
def test_an_exchange_is_proved_by_a_text_or_by_a_rate_of_these_days(said: str, amount: str, evidence: object) -> None:
    sold = side("-1000", MAIN, said, *TRANSFER)
    bought = side(amount, OTHER, "Transfer", *RECEIVED, currency="USD")
    known = [
        Rate(date(2026, 2, 20), "USD", "EUR", Decimal("0.93")),
        Rate(date(2025, 2, 20), "EUR", "USD", Decimal("1.04")),
    ]
    assert exchange_evidence(sold, bought, known) == evidence
