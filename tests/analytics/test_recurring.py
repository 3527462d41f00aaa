"""What recurs, out of the transactions: whose, since when, in which currency."""

from __future__ import annotations

from datetime import date
from typing import Any

from finpulse.analytics.recurring import recurring
from tests.support.account_holder import AccountHolder

END = date(2025, 4, 15)


def found(holder: AccountHolder, start: date | None = None, end: date | None = END, **fields: Any) -> list[Any]:
    scope = holder.scope(None, end and end.isoformat(), **fields)
    return recurring(holder.session, scope, start, end, fields.get("currency"))


def monthly(merchant: str, amount: str, category: str = "Entertainment & Leisure", count: int = 6) -> list[Any]:
    months = [f"2024-{month:02}-08" for month in range(8, 13)] + [f"2025-{month:02}-08" for month in range(1, 5)]
    return [(day, amount, category, merchant) for day in months[-count:]]


def test_subscriptions_bills_and_pay_are_told_in_positive_amounts(holder: AccountHolder) -> None:
    holder.load(
        *monthly("Netflix", "-50"),
        *monthly("Landlord", "-900", "Housing & Rent"),
        *monthly("Acme", "2000", "Salary & Income"),
    )
    told = {each["merchant"]: (each["kind"], each["amount"], each["monthly_cost"]) for each in found(holder)}
    assert told == {"Netflix": ("subscription", 50, 50), "Landlord": ("bill", 900, 900), "Acme": ("income", 2000, 2000)}


def test_transfers_and_refunds_do_not_recur(holder: AccountHolder) -> None:
    holder.load(*monthly("Broker", "-100", "Transfers"), *monthly("Shop", "20", "Shopping & Retail"))
    assert found(holder) == []


def test_accounts_and_currencies_are_kept_apart(holder: AccountHolder) -> None:
    other = holder.account("Card")
    holder.load(*monthly("Netflix", "-50"))
    holder.load(*monthly("Netflix", "-7", count=5), account_id=other, currency="USD")
    both = found(holder)
    assert sorted((each["account_id"], each["currency"], each["count"]) for each in both) == [
        (holder.main, "UZS", 6),
        (other, "USD", 5),
    ]
    assert [each["account_id"] for each in found(holder, account_id=other)] == [other]
    assert [each["currency"] for each in found(holder, currency="UZS")] == ["UZS"]


def test_it_is_told_as_of_a_day_and_by_what_came_since_another(holder: AccountHolder) -> None:
    holder.load(*monthly("Netflix", "-50", count=9))
    assert [each["count"] for each in found(holder, end=date(2025, 1, 20))] == [6]
    assert [each["count"] for each in found(holder, start=date(2024, 12, 1))] == [5]


def test_a_merchant_that_is_visited_recurs_by_its_prices_alone(holder: AccountHolder) -> None:
    visits = [
        (f"2025-{month:02}-{day:02}", f"-{10 + 7 * day % 41}.{month}{day:02}", "Shopping & Retail", "Amazon")
        for month in range(1, 5)
        for day in range(1, 14)
    ]
    holder.load(*visits, *monthly("Amazon", "-14.99", "Shopping & Retail"))
    assert [(str(each["amount"]), each["count"]) for each in found(holder)] == [("14.99", 6)]


def test_users_own_categories_have_their_kinds(holder: AccountHolder) -> None:
    holder.category("Pocket money", "income")
    holder.load(*monthly("Grandma", "30", "Pocket money"))
    assert [each["kind"] for each in found(holder)] == ["income"]
