"""Insights say what stands out, and nothing where nothing does."""

from __future__ import annotations

from tests.support.account_holder import AccountHolder

QUIET = [("2025-04-01", "1000", "Salary & Income", "Employer"), ("2025-04-01", "1", "Salary & Income", "Other firm")]


def titles(holder: AccountHolder, start: str | None = None, end: str | None = None) -> list[str]:
    return [insight["title"] for insight in holder.dashboard(start, end)["insights"]]


def spend(holder: AccountHolder, before: str, now: str) -> None:
    """Spending on the tenth of March and of April, in three equal parts so that no category dominates."""
    for category in ("Groceries", "Travel", "Education"):
        holder.load(("2025-03-10", before, category), ("2025-04-10", now, category))


def test_spending_that_is_up_on_the_month_before(holder: AccountHolder) -> None:
    spend(holder, "-100", "-120")
    (insight,) = holder.dashboard()["insights"]
    assert insight == {
        "type": "warning",
        "title": "Spending is up",
        "message": "You spent 20\xa0% more: UZS\xa0360 on 10 April against UZS\xa0300 on 10 March.",
        "actionable": True,
    }


def test_spending_that_is_down(holder: AccountHolder) -> None:
    spend(holder, "-100", "-80")
    (insight,) = holder.dashboard()["insights"]
    assert (insight["title"], insight["type"], insight["actionable"]) == ("Spending is down", "success", False)


def test_a_small_change_is_no_news(holder: AccountHolder) -> None:
    spend(holder, "-100", "-119.98")
    assert titles(holder) == []


def test_only_up_to_the_same_day_is_compared(holder: AccountHolder) -> None:
    spend(holder, "-100", "-100")
    holder.load(("2025-03-16", "-999", "Groceries"), ("2025-04-16", "-999", "Groceries"))
    assert titles(holder) == []


def test_a_long_month_is_held_against_as_many_days_of_a_short_one(holder: AccountHolder) -> None:
    for category in ("Groceries", "Travel", "Education"):
        for day in ("2025-02-01", "2025-02-28", "2025-03-01", "2025-03-28"):
            holder.load((day, "-100", category))
        holder.load(("2025-03-31", "-900", category))
    assert titles(holder, "2025-03-01", "2025-03-31") == []


def test_a_month_that_statements_do_not_tell_whole_is_held_against_the_same_part_of_the_other(
    holder: AccountHolder,
) -> None:
    for category in ("Groceries", "Travel", "Education"):
        for month in ("2025-03", "2025-04"):
            holder.load((f"{month}-05", "-100", category))
        holder.load(("2025-03-12", "-900", category))
    assert titles(holder) == [], "the last statement ends on 5 April"


def test_what_came_before_the_first_statement_was_not_saved(holder: AccountHolder) -> None:
    for category in ("Groceries", "Travel", "Education"):
        holder.load(
            ("2025-03-10", "-100", category), ("2025-04-03", "-900", category), ("2025-04-10", "-100", category)
        )
    assert titles(holder) == []


def test_days_to_come_are_compared_with_nothing(holder: AccountHolder) -> None:
    spend(holder, "-100", "-500")
    assert titles(holder, "2025-05-01", "2025-05-31") == []


def test_a_low_savings_rate(holder: AccountHolder) -> None:
    holder.load(*QUIET)
    for category in ("Groceries", "Travel", "Education"):
        holder.load(("2025-04-10", "-320", category))
    assert titles(holder) == ["Low savings"]


def test_a_good_savings_rate(holder: AccountHolder) -> None:
    holder.load(*QUIET)
    for category in ("Groceries", "Travel", "Education"):
        holder.load(("2025-04-10", "-100", category))
    assert titles(holder) == ["Good savings"]


def test_a_savings_rate_between_is_no_news(holder: AccountHolder) -> None:
    holder.load(*QUIET)
    for category in ("Groceries", "Travel", "Education"):
        holder.load(("2025-04-10", "-300", category))
    assert titles(holder) == []


def test_a_category_that_dominates(holder: AccountHolder) -> None:
    holder.load(("2025-04-10", "-40", "Travel"), ("2025-04-10", "-30", "Groceries"), ("2025-04-10", "-30", "Education"))
    (insight,) = holder.dashboard()["insights"]
    assert insight["message"] == "Travel makes up 40\xa0% of your spending."


def test_a_single_payer_is_a_single_source(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-10", "40", "Salary & Income", "Employer"), ("2025-04-11", "50", "Salary & Income", "Employer")
    )
    assert titles(holder) == ["Good savings", "A single source of income"]
    assert "comes from Employer;" in holder.dashboard()["insights"][1]["message"]


def test_two_payers_are_not(holder: AccountHolder) -> None:
    holder.load(*QUIET)
    assert titles(holder) == ["Good savings"]


def test_income_that_names_no_payer_is_another_source(holder: AccountHolder) -> None:
    holder.load(("2025-04-10", "40", "Salary & Income", "Employer"), ("2025-04-11", "50", "Salary & Income"))
    assert titles(holder) == ["Good savings"]


def test_where_no_payer_is_named_the_category_is_the_source(holder: AccountHolder) -> None:
    holder.load(("2025-04-10", "40", "Salary & Income"))
    assert "comes from Salary & Income;" in holder.dashboard()["insights"][1]["message"]


def test_nothing_booked_nothing_said(holder: AccountHolder) -> None:
    assert titles(holder) == []


def test_refunds_alone_do_not_dominate(holder: AccountHolder) -> None:
    holder.load(("2025-04-10", "40", "Travel"), ("2025-04-10", "-30", "Groceries"))
    assert titles(holder) == []
