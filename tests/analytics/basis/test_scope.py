"""What a client leaves open is completed from the profile, the calendar and what is booked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from finpulse.analytics.basis.scope import resolve_scope
from finpulse.errors import InvalidInput, NotFound
from finpulse.periods import Period
from finpulse.users import user_day
from tests.support.book import Book, new_book


def test_the_currency_asked_for_goes_before_all(session: Session) -> None:
    assert new_book(session, base_currency="EUR").scope(currency=" usd ").currency == "USD"


def test_the_base_currency_goes_before_that_of_most_transactions(session: Session) -> None:
    book = new_book(session, base_currency="EUR")
    book.write(("2025-04-01", "-1", "Groceries"))
    assert book.scope().currency == "EUR"


def test_without_a_base_currency_that_of_most_transactions_is_taken(book: Book) -> None:
    book.write(("2025-04-01", "-100000", "Groceries"))
    book.write(("2025-04-01", "-1", "Groceries"), ("2025-04-02", "-2", "Groceries"), currency="USD")
    assert book.scope().currency == "USD"
    assert book.scope().currencies == ("USD", "UZS")


def test_without_anything_it_is_uzs(book: Book) -> None:
    assert book.scope().currency == "UZS"


@pytest.mark.parametrize("currency", ["", "US", "dollars", "U$D", "ABC", "USD\x00"])
def test_what_is_no_currency_is_refused(book: Book, currency: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        book.scope(currency=currency)
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
def test_the_default_period(book: Book, days: list[str], start: str, end: str, period_type: str) -> None:
    book.write(*[(day, "-1", "Groceries") for day in days])
    told = book.scope().period_told()
    assert told == {"start": date.fromisoformat(start), "end": date.fromisoformat(end), "type": period_type}


def test_where_nothing_is_booked_the_period_is_the_current_month(book: Book) -> None:
    assert book.scope().period == Period(date(2025, 4, 1), date(2025, 4, 15))


def test_the_default_period_looks_at_the_account_and_the_currency_asked_about(book: Book) -> None:
    savings = book.account("Savings")
    book.write(("2025-04-02", "-1", "Groceries"), ("2025-04-03", "-1", "Groceries"))
    book.write(("2025-01-02", "-1", "Groceries"), account_id=savings)
    book.write(("2024-12-02", "-1", "Groceries"), currency="USD")
    assert book.scope(account_id=savings).end == date(2025, 1, 31)
    assert book.scope(currency="USD").end == date(2024, 12, 31)


def test_one_end_alone(book: Book) -> None:
    assert book.scope(start="2025-02-03").period_told()["end"] == date(2025, 4, 15)
    assert book.scope(end="2025-02-03").period_told()["start"] == date(2025, 2, 1)


@pytest.mark.parametrize(("start", "end"), [("2025-02-02", "2025-02-01"), ("2025-04-16", None)])
def test_days_in_the_wrong_order_are_refused(book: Book, start: str, end: str | None) -> None:
    with pytest.raises(InvalidInput) as refusal:
        book.scope(start, end)
    assert list(refusal.value.errors) == ["from"]


def test_a_period_that_ends_before_1900_is_refused(book: Book) -> None:
    with pytest.raises(InvalidInput) as refusal:
        book.scope("0001-01-01", "0001-01-02")
    assert list(refusal.value.errors) == ["to"]


def test_all_of_the_calendar_can_be_asked_about(book: Book) -> None:
    book.write(("2025-04-02", "-7", "Groceries", "Korzinka"))
    told = book.dashboard("0001-01-01", "9999-12-31")
    assert told["summary"]["total_spending"] == 7
    assert told["top_merchants"][0]["amount"] == 7


def test_anothers_account_is_as_one_that_does_not_exist(session: Session, book: Book) -> None:
    other = new_book(session)
    for account_id in (other.main, 2**40):
        with pytest.raises(NotFound, match=f"You have no account {account_id}"):
            book.scope(account_id=account_id)


def test_nobody_has_no_scope(session: Session) -> None:
    with pytest.raises(NotFound):
        resolve_scope(session, 2**40)


def test_today_is_where_the_user_lives(session: Session) -> None:
    # These two are 25 hours apart, so it is never the same day in both.
    east = resolve_scope(session, new_book(session, time_zone="Pacific/Kiritimati").owner_id)
    west = resolve_scope(session, new_book(session, time_zone="Pacific/Pago_Pago").owner_id)
    assert east.today > west.today
    assert east.end == east.today


def test_a_moment_falls_on_the_day_of_its_zone() -> None:
    moment = datetime(2024, 2, 28, 20, 30, tzinfo=UTC)
    assert user_day("Asia/Tashkent", moment) == date(2024, 2, 29)
    assert user_day("America/New_York", moment) == date(2024, 2, 28)


def test_a_category_of_ones_own_has_its_kind_and_only_for_its_owner(session: Session, book: Book) -> None:
    book.category("Dividends", "income")
    book.category("Groceries", "transfer")
    assert book.scope().kind_of("Dividends") == "income"
    assert book.scope().kind_of("Groceries") == "transfer"
    assert new_book(session).scope().kind_of("Dividends") == "spending"
