"""Insights say what stands out, and nothing where nothing does."""

from __future__ import annotations

from tests.support.book import Book

QUIET = [("2025-04-01", "1000", "Salary & Income", "Employer"), ("2025-04-01", "1", "Salary & Income", "Other firm")]


def titles(book: Book, start: str | None = None, end: str | None = None) -> list[str]:
    return [insight["title"] for insight in book.dashboard(start, end)["insights"]]


def spend(book: Book, before: str, now: str) -> None:
    """Spending on the tenth of March and of April, in three equal parts so that no category dominates."""
    for category in ("Groceries", "Travel", "Education"):
        book.write(("2025-03-10", before, category), ("2025-04-10", now, category))


def test_spending_that_is_up_on_the_month_before(book: Book) -> None:
    spend(book, "-100", "-120")
    (insight,) = book.dashboard()["insights"]
    assert insight == {
        "type": "warning",
        "title": "Spending is up",
        "message": "You spent 20.00 % more: 360 UZS this month against 300 UZS up to the same day of the month before.",
        "actionable": True,
    }


def test_spending_that_is_down(book: Book) -> None:
    spend(book, "-100", "-80")
    (insight,) = book.dashboard()["insights"]
    assert (insight["title"], insight["type"], insight["actionable"]) == ("Spending is down", "success", False)


def test_a_small_change_is_no_news(book: Book) -> None:
    spend(book, "-100", "-119.98")
    assert titles(book) == []


def test_only_up_to_the_same_day_is_compared(book: Book) -> None:
    spend(book, "-100", "-100")
    book.write(("2025-03-16", "-999", "Groceries"), ("2025-04-16", "-999", "Groceries"))
    assert titles(book) == []


def test_the_end_of_a_month_is_held_against_the_end_of_the_month_before(book: Book) -> None:
    for category in ("Groceries", "Travel", "Education"):
        book.write(("2025-03-31", "-100", category), ("2025-04-30", "-100", category))
    assert titles(book, "2025-04-01", "2025-04-30") == []


def test_a_low_savings_rate(book: Book) -> None:
    book.write(*QUIET)
    for category in ("Groceries", "Travel", "Education"):
        book.write(("2025-04-10", "-320", category))
    assert titles(book) == ["Low savings"]


def test_a_good_savings_rate(book: Book) -> None:
    book.write(*QUIET)
    for category in ("Groceries", "Travel", "Education"):
        book.write(("2025-04-10", "-100", category))
    assert titles(book) == ["Good savings"]


def test_a_savings_rate_between_is_no_news(book: Book) -> None:
    book.write(*QUIET)
    for category in ("Groceries", "Travel", "Education"):
        book.write(("2025-04-10", "-300", category))
    assert titles(book) == []


def test_a_category_that_dominates(book: Book) -> None:
    book.write(("2025-04-10", "-40", "Travel"), ("2025-04-10", "-30", "Groceries"), ("2025-04-10", "-30", "Education"))
    (insight,) = book.dashboard()["insights"]
    assert insight["message"] == "Travel makes up 40.00 % of your spending."


def test_a_single_payer_is_a_single_source(book: Book) -> None:
    book.write(("2025-04-10", "40", "Salary & Income", "Employer"), ("2025-04-11", "50", "Salary & Income", "Employer"))
    assert titles(book) == ["Good savings", "A single source of income"]
    assert "comes from Employer;" in book.dashboard()["insights"][1]["message"]


def test_two_payers_are_not(book: Book) -> None:
    book.write(*QUIET)
    assert titles(book) == ["Good savings"]


def test_income_that_names_no_payer_is_another_source(book: Book) -> None:
    book.write(("2025-04-10", "40", "Salary & Income", "Employer"), ("2025-04-11", "50", "Salary & Income"))
    assert titles(book) == ["Good savings"]


def test_where_no_payer_is_named_the_category_is_the_source(book: Book) -> None:
    book.write(("2025-04-10", "40", "Salary & Income"))
    assert "comes from Salary & Income;" in book.dashboard()["insights"][1]["message"]


def test_nothing_booked_nothing_said(book: Book) -> None:
    assert titles(book) == []


def test_refunds_alone_do_not_dominate(book: Book) -> None:
    book.write(("2025-04-10", "40", "Travel"), ("2025-04-10", "-30", "Groceries"))
    assert titles(book) == []
