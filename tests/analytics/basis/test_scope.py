"""What a client leaves open is completed from the profile, the calendar and what is booked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from finpulse.analytics.basis.scope import resolve_scope
from finpulse.errors import InvalidInput, NotFound
from finpulse.periods import Period
from finpulse.users import user_day
from tests.support.account_holder import AccountHolder, new_holder


def test_the_currency_asked_for_goes_before_all(session: Session) -> None:
    assert new_holder(session, base_currency="EUR").scope(currency=" usd ").currency == "USD"


def test_the_base_currency_goes_before_that_of_most_transactions(session: Session) -> None:
    holder = new_holder(session, base_currency="EUR")
    holder.load(("2025-04-01", "-1", "Groceries"))
    assert holder.scope().currency == "EUR"


def test_without_a_base_currency_that_of_most_transactions_is_taken(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-100000", "Groceries"))
    holder.load(("2025-04-01", "-1", "Groceries"), ("2025-04-02", "-2", "Groceries"), currency="USD")
    assert holder.scope().currency == "USD"
    assert holder.scope().currencies == ("USD", "UZS")


def test_without_anything_it_is_uzs(holder: AccountHolder) -> None:
    assert holder.scope().currency == "UZS"


@pytest.mark.parametrize("currency", ["", "US", "dollars", "U$D", "ABC", "USD\x00"])
def test_what_is_no_currency_is_refused(holder: AccountHolder, currency: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        holder.scope(currency=currency)
    assert list(refusal.value.errors) == ["currency"]


@pytest.mark.parametrize(
    ("days", "start", "end", "period_type"),
    [
        (["2025-03-31", "2025-04-01"], "2025-04-01", "2025-04-15", "month_to_date"),
        (["2025-03-31"], "2025-03-01", "2025-03-31", "month"),
        (["2024-02-10", "2023-01-01"], "2024-02-01", "2024-02-29", "month"),
        (["2025-02-10", "2025-04-16"], "2025-02-01", "2025-02-28", "month"),
        (["2025-04-15"], "2025-04-01", "2025-04-15", "month_to_date"),
        (["2025-05-01"], "2025-04-01", "2025-04-15", "month_to_date"),
    ],
)
def test_the_default_period(holder: AccountHolder, days: list[str], start: str, end: str, period_type: str) -> None:
    holder.load(*[(day, "-1", "Groceries") for day in days])
    told = holder.scope().period_told()
    assert told == {"start": date.fromisoformat(start), "end": date.fromisoformat(end), "type": period_type}


def test_where_nothing_is_booked_the_period_is_the_current_month(holder: AccountHolder) -> None:
    assert holder.scope().period == Period(date(2025, 4, 1), date(2025, 4, 15))


def test_the_default_period_looks_at_the_account_and_the_currency_asked_about(holder: AccountHolder) -> None:
    savings = holder.account("Savings")
    holder.load(("2025-04-02", "-1", "Groceries"), ("2025-04-03", "-1", "Groceries"))
    holder.load(("2025-01-02", "-1", "Groceries"), account_id=savings)
    holder.load(("2024-12-02", "-1", "Groceries"), currency="USD")
    assert holder.scope(account_id=savings).end == date(2025, 1, 31)
    assert holder.scope(currency="USD").end == date(2024, 12, 31)


def test_one_end_alone(holder: AccountHolder) -> None:
    assert holder.scope(start="2025-02-03").period_told()["end"] == date(2025, 4, 15)
    assert holder.scope(end="2025-02-03").period_told()["start"] == date(2025, 2, 1)


@pytest.mark.parametrize(("start", "end"), [("2025-02-02", "2025-02-01"), ("2025-04-16", None)])
def test_days_in_the_wrong_order_are_refused(holder: AccountHolder, start: str, end: str | None) -> None:
    with pytest.raises(InvalidInput) as refusal:
        holder.scope(start, end)
    assert list(refusal.value.errors) == ["from"]


def test_a_period_that_ends_before_1900_is_refused(holder: AccountHolder) -> None:
    with pytest.raises(InvalidInput) as refusal:
        holder.scope("0001-01-01", "0001-01-02")
    assert list(refusal.value.errors) == ["to"]


def test_all_of_the_calendar_can_be_asked_about(holder: AccountHolder) -> None:
    holder.load(("2025-04-02", "-7", "Groceries", "Korzinka"))
    told = holder.dashboard("0001-01-01", "9999-12-31")
    assert told["summary"]["total_spending"] == 7
    assert told["top_merchants"][0]["amount"] == 7


def test_anothers_account_is_as_one_that_does_not_exist(session: Session, holder: AccountHolder) -> None:
    other = new_holder(session)
    for account_id in (other.main, 2**40):
        with pytest.raises(NotFound, match=f"You have no account {account_id}"):
            holder.scope(account_id=account_id)


def test_nobody_has_no_scope(session: Session) -> None:
    with pytest.raises(NotFound):
        resolve_scope(session, 2**40)


def test_today_is_where_the_user_lives(session: Session) -> None:
    # These two are 25 hours apart, so it is never the same day in both.
    east = resolve_scope(session, new_holder(session, time_zone="Pacific/Kiritimati").owner_id)
    west = resolve_scope(session, new_holder(session, time_zone="Pacific/Pago_Pago").owner_id)
    assert east.today > west.today
    assert east.end == east.today


def test_a_moment_falls_on_the_day_of_its_zone() -> None:
    moment = datetime(2024, 2, 28, 20, 30, tzinfo=UTC)
    assert user_day("Asia/Tashkent", moment) == date(2024, 2, 29)
    assert user_day("America/New_York", moment) == date(2024, 2, 28)


def test_a_category_of_ones_own_has_its_kind_and_only_for_its_owner(session: Session, holder: AccountHolder) -> None:
    holder.category("Dividends", "income")
    holder.category("Groceries", "transfer")
    assert holder.scope().kind_of("Dividends") == "income"
    assert holder.scope().kind_of("Groceries") == "transfer"
    assert new_holder(session).scope().kind_of("Dividends") == "spending"
