"""What makes two equal amounts one transfer, and what does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finpulse.cleaning.taxonomy import DEFAULT_KINDS
from finpulse.transfers.evidence import BOTH_SAY_SO, CASHED, NAMED, ONE_SAYS_SO, REPAID, AccountNames, Side, evidence_of
from finpulse.transfers.exchange_rates import AMOUNT_NAMED, RATE_KNOWN, RATE_NAMED, Rate, exchange_evidence

TRANSFER, UNEXPLAINED = ("Transfers", "words"), ("Other", "none")
CHECKING = AccountNames.of("Main", "csv", "checking")
CARD = AccountNames.of("Visa *4821", "csv", "credit_card")
CASH = AccountNames.of("Purse", "manual", "cash")
WALLET = AccountNames.of("Wallet", "Payme", "wallet")


def side(amount: str, category: str, source: str, **fields: Any) -> Side:
    known = {"text": "", "account": CHECKING, "currency": "EUR", "decided": False, **fields}
    kind = DEFAULT_KINDS[category]
    return Side(1, date(2026, 3, 2), Decimal(amount), category=category, source=source, kind=kind, **known)


def out(category: str, source: str, **fields: Any) -> Side:
    return side("-100", category, source, **fields)


def into(category: str, source: str, **fields: Any) -> Side:
    return side("100", category, source, **fields)


@pytest.mark.parametrize(
    ("one", "other", "evidence"),
    [
        (out(*TRANSFER), into("Transfer & Income", "words"), BOTH_SAY_SO),
        (out(*TRANSFER), into("Salary & Income", "none"), ONE_SAYS_SO),
        (out("Travel", "model"), into("Transfer & Income", "words"), ONE_SAYS_SO),
        (out(*TRANSFER), into("Salary & Income", "words"), None),
        (out(*TRANSFER), into("Salary & Income", "model"), None),
        (out(*UNEXPLAINED), into("Salary & Income", "none"), None),
        (out("Groceries", "merchant"), into("Transfer & Income", "words"), None),
        (out("Bank & Financial Services", "words"), into("Transfer & Income", "words"), None),
        (out(*TRANSFER), into("Bank & Financial Services", "words"), ONE_SAYS_SO),
        (out("Bank & Financial Services", "merchant"), into("Transfer & Income", "words"), ONE_SAYS_SO),
        (out("Loans & Debt", "learned", decided=True), into("Loans & Debt", "words", account=CARD), None),
        (out("Transfers", "rule", decided=True), into("Salary & Income", "none"), ONE_SAYS_SO),
        (out(*UNEXPLAINED, text="SEPA 99 0000004821"), into("Salary & Income", "none", account=CARD), NAMED),
        (out(*UNEXPLAINED, text="PAYME*TOSHKENT"), into("Salary & Income", "none", account=WALLET), NAMED),
        (out("Loans & Debt", "words"), into("Loans & Debt", "words"), REPAID),
        (out("Loans & Debt", "words"), into("Salary & Income", "none", account=CARD), REPAID),
        (out("Loans & Debt", "words"), into("Salary & Income", "none"), None),
        (out("Cash & ATM", "words"), into("Salary & Income", "none", account=CASH), CASHED),
        (out("Cash & ATM", "words"), into("Transfer & Income", "words"), None),
    ],
)
def test_evidence(one: Side, other: Side, evidence: object) -> None:
    assert evidence_of(one, other) == evidence


@pytest.mark.parametrize(
    ("said", "amount", "evidence"),
    [
        ("Exchanged to USD 1,085.00", "1085", AMOUNT_NAMED),
        ("Wymiana: 1 085,00 USD", "1085.00", AMOUNT_NAMED),
        ("1'085.50$ bought", "1085.50", AMOUNT_NAMED),
        ("card 1200 of EUR", "1200", None),
        ("USD at 1.0850", "1085", RATE_NAMED),
        ("EUR/USD 0.92166", "1085", RATE_NAMED),
        ("USD at 1.2000", "1150", None),
        ("to my account", "1065", RATE_KNOWN),
        ("to my account", "1040", None),
    ],
)
def test_an_exchange_is_proved_by_a_text_or_by_a_rate_of_these_days(said: str, amount: str, evidence: object) -> None:
    sold = side("-1000", *TRANSFER, text=said)
    bought = side(amount, "Transfer & Income", "words", currency="USD")
    known = [
        Rate(date(2026, 2, 20), "USD", "EUR", Decimal("0.93")),
        Rate(date(2025, 2, 20), "EUR", "USD", Decimal("1.04")),
    ]
    assert exchange_evidence(sold, bought, known) == evidence
