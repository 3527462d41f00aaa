"""Every money metric, with every filter and group, comes to what plain arithmetic over the rows comes to."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import pytest

from finpulse.assistant.answers.outcome import Unanswerable
from finpulse.metrics.plan import Dimension, PlanFilter, QueryPlan
from finpulse.metrics.registry import METRICS
from tests.support.account_holder import AccountHolder
from tests.support.asked_plans import amount, answer, names, period, plan, told

KINDS = {
    "Groceries": "spending",
    "Travel": "spending",
    "Pets": "spending",
    "Salary & Income": "income",
    "Transfers": "transfer",
}
MERCHANTS = {
    "Groceries": ("Makro", "Korzinka"),
    "Travel": ("Uzrail", "Makro"),
    "Pets": ("Zoo", ""),
    "Salary & Income": ("Acme",),
    "Transfers": ("",),
}
FIRST, LAST = date(2025, 1, 20), date(2025, 4, 15)
FILTERS: tuple[tuple[PlanFilter, ...], ...] = (
    (),
    (names("category", "Groceries", "Pets"),),
    (names("category", "Travel", op="not_in"),),
    (names("merchant", "makro"), names("day_type", "weekday")),
    (names("account", "Main", op="not_in"), amount(">", "40")),
    (names("day_type", "weekend"), amount("between", "10", "90")),
)
GROUPS: tuple[tuple[Dimension, ...], ...] = (
    *((), ("category",), ("merchant",), ("account",), ("day",), ("week",), ("month",), ("day_type",)),
    *(("month", "category"), ("category", "merchant"), ("account", "month")),
)


class Row(NamedTuple):
    """A transaction as the test knows it."""

    day: date
    amount: Decimal
    category: str
    merchant: str
    account: str
    currency: str


Figure = Callable[[list[Row]], Fraction | None]


def spent(rows: Iterable[Row]) -> Fraction:
    return -sum((Fraction(row.amount) for row in rows if KINDS[row.category] == "spending"), Fraction(0))


def earned(rows: Iterable[Row]) -> Fraction:
    return sum((Fraction(row.amount) for row in rows if KINDS[row.category] == "income"), Fraction(0))


def purchases(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if KINDS[row.category] == "spending" and row.amount < 0]


def mean_purchase(rows: list[Row]) -> Fraction | None:
    bought = purchases(rows)
    return spent(bought) / len(bought) if bought else None


FIGURES: dict[str, Figure] = {
    "spending": spent,
    "income": earned,
    "net_cash_flow": lambda rows: earned(rows) - spent(rows),
    "avg_transaction": mean_purchase,
    "merchant_count": lambda rows: Fraction(len({row.merchant for row in purchases(rows)} - {""})),
}


@pytest.fixture
def rows(holder: AccountHolder) -> list[Row]:
    """Three months of rows in two accounts and two currencies, refunds among them."""
    chance = random.Random(7)
    other = holder.account("Savings")
    made = []
    for _ in range(160):
        category = chance.choice(list(KINDS))
        size = Decimal(chance.randint(100, 12_000)) / 100
        comes_in = KINDS[category] == "income" or chance.random() < 0.15
        made.append(
            Row(
                FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days)),
                size if comes_in else -size,
                category,
                chance.choice(MERCHANTS[category]),
                chance.choice(("Main", "Savings")),
                chance.choice(("UZS", "UZS", "EUR")),
            )
        )
    for row in made:
        account = holder.main if row.account == "Main" else other
        stored = row.day.isoformat(), str(row.amount), row.category, row.merchant
        holder.load(stored, account_id=account, currency=row.currency)
    return made


def kept(rows: Iterable[Row], filters: Iterable[PlanFilter]) -> list[Row]:
    return [row for row in rows if all(holds(row, each) for each in filters)]


def holds(row: Row, each: PlanFilter) -> bool:
    if each.field == "amount":
        low, high = each.amounts[0], each.amounts[-1]
        return abs(row.amount) > low if each.op == ">" else low <= abs(row.amount) <= high
    found = key_of(row, each.field).casefold() in {name.casefold() for name in each.names}
    return found == (each.op == "in")


def key_of(row: Row, dimension: str) -> str:
    keys = {
        "day": row.day.isoformat(),
        "week": (row.day - timedelta(days=row.day.weekday())).isoformat(),
        "month": f"{row.day:%Y-%m}",
        "day_type": "weekend" if row.day.weekday() > 4 else "weekday",
    }
    return keys[dimension] if dimension in keys else str(getattr(row, dimension))


def shown(figure: Fraction, unit: str) -> str:
    return str(int(figure)) if unit == "count" else f"{Decimal(round_half_up(figure * 100)).scaleb(-2):f}"


def round_half_up(figure: Fraction) -> int:
    return (1 if figure >= 0 else -1) * int(abs(figure) + Fraction(1, 2))


def expected(rows: list[Row], asked: QueryPlan) -> dict[str, str]:
    """The figures that are not nothing, by the labels of their groups."""
    figure, unit = FIGURES[asked.metric], METRICS[asked.metric].unit
    in_currency = [row for row in kept(rows, asked.filters) if row.currency == "UZS"]
    keys = {tuple(key_of(row, each) for each in asked.group_by) for row in in_currency}
    found = {}
    for key in keys:
        group = [row for row in in_currency if tuple(key_of(row, each) for each in asked.group_by) == key]
        size = figure(group)
        if size:
            found[" · ".join(key) if key else asked.metric] = shown(size, unit)
    return found


def combinations() -> Iterator[QueryPlan]:
    for metric, filters, groups in product(FIGURES, FILTERS, GROUPS):
        if set(groups) <= set(METRICS[metric].dimensions):
            yield plan(metric, None, "2025-04-15", *filters, group_by=groups)


def test_every_metric_with_every_filter_and_group_is_exact(holder: AccountHolder, rows: list[Row]) -> None:
    asked = list(combinations())
    assert len(asked) > 250
    for each in asked:
        must = expected(rows, each)
        try:
            found = {label: size for label, size in told(holder, each).items() if Decimal(size)}
        except Unanswerable:
            found = {}
        assert found == must, each


def test_what_is_left_out_and_what_is_counted_are_of_the_same_filters(holder: AccountHolder, rows: list[Row]) -> None:
    for filters in FILTERS:
        said = answer(holder, plan("spending", None, "2025-04-15", *filters))
        chosen = kept(rows, filters)
        home = [row for row in chosen if row.currency == "UZS"]
        assert said.rows_counted == sum(KINDS[row.category] == "spending" for row in home)
        [*others] = said.excluded["other_currencies"]
        euros = [row.amount for row in chosen if row.currency == "EUR"]
        assert sum(each["count"] for each in others) == len(euros)
        assert sum(each["money_in"] - each["money_out"] for each in others) == sum(euros)
        assert said.excluded["transfers"]["count"] == sum(KINDS[row.category] == "transfer" for row in home)


def test_transactions_are_counted_in_every_currency(holder: AccountHolder, rows: list[Row]) -> None:
    for filters in FILTERS:
        by_month = told(holder, plan("transaction_count", None, "2025-04-15", *filters, group_by=("month",)))
        months = [key_of(row, "month") for row in kept(rows, filters)]
        assert {month: int(count) for month, count in by_month.items() if int(count)} == {
            month: months.count(month) for month in set(months)
        }


def test_averages_of_months_are_of_whole_ones_since_the_first_transaction(
    holder: AccountHolder, rows: list[Row]
) -> None:
    """Data begins in January, which is therefore not whole; the question's day is within April."""
    monthly = told(holder, plan("avg_monthly_spending", "2024-11-03", "2025-04-15"))["avg_monthly_spending"]
    whole = [row for row in rows if row.currency == "UZS" and date(2025, 2, 1) <= row.day <= date(2025, 3, 31)]
    assert monthly == shown(spent(whole) / 2, "currency")
    since = min(row.day for row in rows if row.currency == "UZS")
    daily = told(holder, plan("avg_daily_spending"))["avg_daily_spending"]
    home = [row for row in rows if row.currency == "UZS"]
    assert daily == shown(spent(home) / ((date(2025, 4, 15) - since).days + 1), "currency")
    with pytest.raises(Unanswerable):
        told(holder, plan("avg_monthly_spending", "2025-04-01"))


def test_a_comparison_tells_both_the_change_and_every_group_that_changed(
    holder: AccountHolder, rows: list[Row]
) -> None:
    asked = plan(
        "spending", "2025-03-01", "2025-03-31", group_by=("category",), compare_to=period("2025-02-01", "2025-02-28")
    )
    found = told(holder, asked)
    now, before = ([row for row in rows if row.currency == "UZS" and row.day.month == month] for month in (3, 2))
    change = spent(now) - spent(before)
    assert found["current"], found["previous"] == (shown(spent(now), ""), shown(spent(before), ""))
    assert found["change"] == shown(change, "")
    assert found["change_percent"] == shown(change / abs(spent(before)) * 100, "")
    for category in ("Groceries", "Travel", "Pets"):
        sides = (spent(row for row in side if row.category == category) for side in (now, before))
        assert found[category] == shown(next(sides) - next(sides), "")


def test_shares_and_first_ones(holder: AccountHolder, rows: list[Row]) -> None:
    home = [row for row in rows if row.currency == "UZS"]
    share = told(holder, plan("share_of_spending", None, "2025-04-15", names("category", "Pets")))
    assert share["share_of_spending"] == shown(spent(r for r in home if r.category == "Pets") / spent(home) * 100, "")
    ranked = answer(holder, plan("spending", group_by=("merchant",), limit=2, order="desc")).values
    sizes = {
        name: spent(row for row in home if row.merchant == name) for name in ("Makro", "Korzinka", "Uzrail", "Zoo")
    }
    assert [each["label"] for each in ranked] == sorted(sizes, key=lambda name: -sizes[name])[:2]
    first = told(holder, plan("spending", group_by=("month", "category"), limit=1, limit_per="month", order="desc"))
    assert len(first) == len({label[:7] for label in first}) == 4


def test_what_a_metric_cant_say_is_refused(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-5", "Groceries", "Makro"))
    for asked in (
        plan("wealth"),
        plan("balance", None, "2025-04-15", names("merchant", "Makro")),
        plan("savings_rate", group_by=("merchant",)),
        plan("avg_daily_spending", group_by=("month",)),
        plan("spending", limit=3),
        plan("balance", compare_to=period("2025-01-01", "2025-01-31")),
        plan("spending", None, "2025-04-15", names("merchant", "Nowhere")),
        plan("savings_rate"),
        plan("spending", None, "2025-04-15", amount(">", "1" + "0" * 20)),
        plan("forecast_balance", "2025-04-16", "2199-12-31"),
    ):
        with pytest.raises(Unanswerable) as refused:
            answer(holder, asked)
        assert all(refused.value.sentence)
