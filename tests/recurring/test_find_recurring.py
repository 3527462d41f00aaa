"""What recurs: payments by the rhythm of their days, at prices that may rise, and not whatever is bought by habit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from finpulse.recurring.find_recurring import find_recurring
from finpulse.recurring.series import Nature, Payment, Recurring, Series

TODAY = date(2026, 6, 15)


def months(count: int, day: int = 8, last: date = TODAY) -> list[date]:
    """The same day of so many months, of which the last is the one before or of this day."""
    newest = 12 * last.year + last.month - 1 - (day > last.day)
    return [date(n // 12, n % 12 + 1, day) for n in range(newest - count + 1, newest + 1)]


def every(days: int, count: int, last: date = date(2026, 6, 11)) -> list[date]:
    return [last - timedelta(days=days * back) for back in reversed(range(count))]


def series(
    days: Iterable[date], amounts: Iterable[str] | str, nature: Nature = "service", known_until: date = TODAY
) -> Series:
    day_list = list(days)
    given = [amounts] * len(day_list) if isinstance(amounts, str) else list(amounts)
    payments = tuple(Payment(day, Decimal(amount)) for day, amount in zip(day_list, given, strict=True))
    return Series("Netflix", 1, "EUR", "Entertainment & Leisure", nature, payments, known_until)


def found(one: Series, as_of: date = TODAY) -> list[Recurring]:
    return find_recurring([one], as_of)


def only(one: Series, as_of: date = TODAY) -> Recurring:
    [recurring] = found(one, as_of)
    return recurring


@pytest.mark.parametrize(
    ("days", "interval", "next_day", "monthly"),
    [
        (every(7, 8), "weekly", date(2026, 6, 18), "43.48"),
        (every(14, 8), "fortnightly", date(2026, 6, 25), "21.74"),
        (months(6), "monthly", date(2026, 7, 8), "10.00"),
        (every(28, 6), "monthly", date(2026, 7, 9), "10.87"),
        (months(13)[::3], "quarterly", date(2026, 9, 8), "3.33"),
        (months(19)[::6], "half-yearly", date(2026, 12, 8), "1.67"),
        (months(25)[::12], "yearly", date(2027, 6, 8), "0.83"),
    ],
)
def test_each_interval_has_its_next_day_and_its_monthly_cost(
    days: list[date], interval: str, next_day: date, monthly: str
) -> None:
    recurring = only(series(days, "10.00"))
    assert (recurring.interval, recurring.next_date) == (interval, next_day)
    assert round(recurring.monthly_cost, 2) == Decimal(monthly)


def test_pay_on_the_15th_and_the_last_is_twice_a_month() -> None:
    days = [
        date(2026, 1, 30),
        *(date(2026, month, day) for month in range(2, 6) for day in (15, 28)),
        date(2026, 6, 15),
    ]
    pay = only(series(days, "2000.00", "income"))
    assert (pay.interval, pay.kind, pay.next_date) == ("fortnightly", "income", date(2026, 6, 28))
    assert pay.monthly_cost == 4000


def test_what_is_paid_on_a_months_last_day_is_due_on_the_next_ones() -> None:
    days = [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]
    assert only(series(days, "9.99")).next_date == date(2026, 6, 30)


def test_a_price_rise_stays_the_same_subscription_and_is_told() -> None:
    netflix = only(series(months(12), ["15.49"] * 8 + ["17.99"] * 4))
    assert (netflix.amount, netflix.count, netflix.state) == (Decimal("17.99"), 12, "active")
    assert netflix.price_changes == ((date(2026, 3, 8), Decimal("15.49"), Decimal("17.99")),)


def test_the_newest_payment_alone_may_be_a_new_price() -> None:
    netflix = only(series(months(12), ["15.49"] * 11 + ["17.99"]))
    assert [change.after for change in netflix.price_changes] == [Decimal("17.99")]


def test_a_single_purchase_between_is_no_price() -> None:
    apple = only(series(sorted([*months(12), date(2026, 5, 21)]), ["2.99"] * 11 + ["2349.00"] + ["2.99"]))
    assert (apple.amount, apple.count, apple.price_changes) == (Decimal("2.99"), 12, ())


def test_a_price_in_a_foreign_currency_varies_and_does_not_rise() -> None:
    github = only(series(months(7), ["852.40", "858.84", "855.54", "846.23", "849.27", "853.80", "858.76"]))
    assert (github.interval, github.price_changes) == ("monthly", ())


@pytest.mark.parametrize("nature", ["habit", "service"])
def test_a_shop_that_one_visits_each_week_is_a_habit(nature: Nature) -> None:
    assert found(series(every(7, 10), ["41", "88", "52", "97", "63", "75", "110", "44", "59", "90"], nature)) == []


def test_a_box_of_food_at_one_price_is_a_subscription() -> None:
    assert only(series(every(14, 10), "71.94", "habit")).kind == "subscription"


def test_a_bill_is_metered_and_tells_no_price_change() -> None:
    bill = only(
        series(months(8), ["162.89", "158.46", "149.02", "168.28", "109.61", "113.25", "186.30", "99.54"], "bill")
    )
    assert (bill.kind, bill.price_changes) == ("bill", ())


def test_what_comes_now_and_then_is_no_pay() -> None:
    days = [date(2025, month, 22) for month in (7, 9, 10, 12)] + [date(2026, month, 22) for month in (3, 4, 5)]
    assert found(series(days, ["800", "450", "1200", "610", "930", "500", "1100"], "income")) == []


@pytest.mark.parametrize(("count", "state"), [(2, None), (3, "early"), (4, "active")])
def test_it_takes_three_payments_and_more_are_no_longer_early(count: int, state: str | None) -> None:
    assert [recurring.state for recurring in found(series(months(count), "9.99"))] == ([state] if state else [])


def test_two_payments_a_year_apart_are_enough_at_one_price() -> None:
    assert only(series(months(13)[::12], "99.00")).state == "early"
    assert found(series(months(13)[::12], ["99.00", "31.00"])) == []


def test_what_misses_a_payment_on_statements_that_should_tell_it_has_ended() -> None:
    gone = series(months(6, last=date(2026, 2, 15)), "9.99")
    assert (only(gone).state, only(gone).next_date) == ("ended", None)


def test_where_statements_end_nothing_is_missed_until_long_after() -> None:
    unheard = series(months(6, last=date(2026, 4, 20)), "9.99", known_until=date(2026, 4, 30))
    assert (only(unheard).state, only(unheard).next_date) == ("active", date(2026, 5, 8))
    assert only(unheard, date(2026, 9, 1)).state == "ended"


def test_a_payment_that_was_left_out_breaks_no_subscription() -> None:
    days = [day for day in months(10) if day.month not in (1, 4)]
    assert only(series(days, "24.99")).interval == "monthly"


def test_two_subscriptions_at_one_shop_are_told_apart() -> None:
    paid = sorted([(day, "0.99") for day in months(8, 8)] + [(day, "10.99") for day in months(8, 19)])
    both = found(series([day for day, _ in paid], [amount for _, amount in paid]))
    assert [(one.amount, one.next_date) for one in both] == [
        (Decimal("10.99"), date(2026, 6, 19)),
        (Decimal("0.99"), date(2026, 7, 8)),
    ]


def test_a_subscription_amid_purchases_is_found_by_its_price() -> None:
    bought = [(day, f"{10 + 7 * number % 61}.{number:02}") for number, day in enumerate(every(9, 24))]
    paid = sorted([(day, "14.99") for day in months(8, 5)] + bought)
    prime = only(series([day for day, _ in paid], [amount for _, amount in paid], "habit"))
    assert (prime.amount, prime.count) == (Decimal("14.99"), 8)


def test_the_longer_it_goes_on_the_surer_it_is() -> None:
    assert only(series(months(4), "9.99")).confidence == Decimal("0.80")
    assert only(series(months(12), "9.99")).confidence == Decimal("0.92")
