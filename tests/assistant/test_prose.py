"""Answers in words: every number is the answer's own, the first is its first value, and each language has all of it."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

import pytest

from finpulse.assistant.outcome import Language
from finpulse.assistant.prose import PHRASES, tell
from finpulse.assistant.prose.phrases import Phrases
from finpulse.assistant.prose.sentences import LISTS, MOST_NAMED, ROWS
from finpulse.metrics.plan import Dimension, PlanFilter, PlanPeriod, QueryPlan

LANGUAGES: tuple[Language, ...] = ("en", "ru", "uz")
LOCALES = (None, "en", "ru_RU", "uz_UZ", "de", "fr_CH", "sv")
COUNTS, PERCENTS = ("transaction_count", "merchant_count"), ("savings_rate", "share_of_spending", "split_503020")
ONE_FIGURE = sorted(PHRASES["en"].sentences)
NAMES = (
    "Groceries",
    "7-Eleven",
    "Studio 54",
    "Кафе «Ёлка»",
    "{figure}",
    "O‘zbekiston 1 000",
    "100% Juice $5.00 · Ltd.",
)
NUMBER = re.compile(r"\d+(?:[\u00a0\u202f’]\d{3})*(?:[.,]\d+)*")
MAY = PlanPeriod("may", date(2026, 5, 1), date(2026, 5, 31))
APRIL = PlanPeriod("april", date(2026, 4, 1), date(2026, 4, 30))


def told(language: Language, plan: QueryPlan, *values: tuple[str, str, str], locale: str | None = None) -> str:
    each = [{"label": label, "value": size, "unit": unit} for label, size, unit in values]
    return tell(language, plan, each, currency="USD", locale=locale).replace("\u00a0", " ")


def named(field: str, *names: str, op: str = "in") -> PlanFilter:
    return PlanFilter(field, op, names=names)  # type: ignore[arg-type]  # They come from tables.


def amounts(op: str, *sizes: str) -> PlanFilter:
    return PlanFilter("amount", op, amounts=tuple(map(Decimal, sizes)))  # type: ignore[arg-type]  # As above.


def test_one_figure_with_what_it_is_about() -> None:
    plan = QueryPlan("spending", MAY, (named("merchant", "Whole Foods"), named("category", "Groceries", "Coffee")))
    value = ("spending", "6465.50", "USD")
    assert told("en", plan, value) == "You spent $6,465.50 on Groceries and Coffee at Whole Foods in May 2026."
    assert (
        told("ru", plan, value) == "Вы потратили 6 465,50 $ в категории Groceries и Coffee у Whole Foods в мае 2026 г."
    )
    assert (
        told("uz", plan, value) == "Siz 6 465,50 US$ sarfladingiz "
        "(Groceries va Coffee toifasida, Whole Foods sotuvchisida, 2026-yil may oyida)."
    )
    assert told("en", plan, value, locale="de").startswith("You spent 6.465,50 $ on")


DAYS = """
             | 2026-06-15 | over all time                            | за всё время                              | butun davr mobaynida
  2026-05-21 | 2026-05-21 | on 21 May 2026                           | 21 мая 2026 г                             | 2026-yil 21-may kuni
  2026-05-01 | 2026-05-31 | in May 2026                              | в мае 2026 г                              | 2026-yil may oyida
  2025-01-01 | 2025-12-31 | in 2025                                  | в 2025 г                                  | 2025-yilda
  2026-01-01 | 2026-03-31 | from January to March 2026               | с января по март 2026 г                   | 2026-yil yanvardan martgacha
  2026-06-01 | 2026-06-15 | from 1 to 15 June 2026                   | с 1 по 15 июня 2026 г                     | 2026-yil 1-iyundan 15-iyungacha
  2026-05-17 | 2026-06-15 | from 17 May to 15 June 2026              | с 17 мая по 15 июня 2026 г                | 2026-yil 17-maydan 15-iyungacha
  2025-12-31 | 2026-01-01 | from 31 December 2025 to 1 January 2026  | с 31 декабря 2025 г. по 1 января 2026 г   | 2025-yil 31-dekabrdan 2026-yil 1-yanvargacha
  2024-02-01 | 2025-02-28 | from February 2024 to February 2025      | с февраля 2024 г. по февраль 2025 г       | 2024-yil fevraldan 2025-yil fevralgacha
"""  # noqa: E501


@pytest.mark.parametrize("line", DAYS.strip("\n").splitlines())
def test_days_by_their_shape(line: str) -> None:
    start, end, english, russian, uzbek = (cell.strip() for cell in line.split("|"))
    period = PlanPeriod("some", date.fromisoformat(start) if start else None, date.fromisoformat(end))
    value = ("income", "10.00", "USD")
    assert told("en", QueryPlan("income", period), value) == f"You received $10 of income {english}."
    assert told("ru", QueryPlan("income", period), value) == f"Вы получили 10 $ дохода {russian}."
    assert told("uz", QueryPlan("income", period), value) == f"Siz 10 US$ daromad oldingiz ({uzbek})."


@pytest.mark.parametrize(
    ("count", "russian"), [("1", "1 операция"), ("3", "3 операции"), ("11", "11 операций"), ("1021", "1 021 операция")]
)
def test_russian_counts_in_its_plural_forms(count: str, russian: str) -> None:
    assert told("ru", QueryPlan("transaction_count"), ("transaction_count", count, "count")) == f"Всего {russian}."


def test_two_periods_and_the_groups_that_changed() -> None:
    plan = QueryPlan("spending", MAY, compare_to=APRIL, group_by=("category",))
    values = (
        ("current", "500.00", "USD"),
        ("previous", "520.00", "USD"),
        ("change", "-20.00", "USD"),
        ("change_percent", "-3.85", "percent"),
        ("Rent", "-30.00", "USD"),
        ("Coffee", "10.00", "USD"),
    )
    assert told("en", plan, *values) == (
        "You spent $500 in May 2026, $20 (3.85 %) less than in April 2026 ($520). "
        "What changed, by category: Rent -$30; Coffee +$10."
    )
    assert told("ru", plan, *values[:4]).endswith("на 20 $ (3,85 %) меньше, чем в апреле 2026 г. (520 $).")
    assert told("uz", plan, *values[:3]).endswith("; bu 20 US$ kam, avvalgisi 2026-yil aprel oyida 520 US$ edi.")


def test_groups_rows_and_nothing() -> None:
    groups = QueryPlan("spending", MAY, group_by=("month", "merchant"))
    assert told("en", groups, ("2026-05 · A · B", "5.00", "USD")) == (
        "Your spending by month and by merchant: May 2026, A · B – $5 (in May 2026)."
    )
    rows = QueryPlan("transactions", MAY, (named("merchant", "Apple"),))
    assert told("en", rows, ("2026-05-21 · Apple", "-9.00", "USD")) == (
        "Your transactions: -$9 at Apple on 21 May 2026 (at Apple in May 2026)."
    )
    assert told("ru", rows) == "Таких операций нет у Apple в мае 2026 г."
    many = [(f"Merchant {letter}", "1.00", "USD") for letter in "ABCDEFGHIJK"]
    assert told("uz", QueryPlan("recurring_list"), *many).endswith("Merchant H – 1 US$; va boshqalar.")


def test_every_language_has_the_same_templates_with_the_same_places() -> None:
    def places(template: str) -> set[str]:
        return {each.removesuffix("_of").removesuffix("_in") for each in re.findall(r"{(\w+)}", template)}

    english = PHRASES["en"]
    for phrases in (PHRASES["ru"], PHRASES["uz"]):
        for each in fields(Phrases):
            ours, theirs = getattr(english, each.name), getattr(phrases, each.name)
            if each.name in ("heads", "dimensions", "labels", "kinds", "periods", "nothing", "changes"):
                assert {key: places(text) for key, text in ours.items()} == {
                    key: places(text) for key, text in theirs.items()
                }, each.name
        assert english.sentences.keys() == phrases.sentences.keys()
        assert english.counted.keys() == phrases.counted.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_the_answers_own_and_the_first_figure_is_its_first_value(language: Language) -> None:
    for plan, values, locale in itertools.islice(answers(random.Random(7)), 1_500):
        prose = tell(language, plan, values, currency="USD", locale=locale)
        assert "{" not in without_names(prose, plan, values), prose
        assert prose.endswith(".")
        own = own_numbers(plan, values)
        numbers = [readings(found) for found in NUMBER.findall(without_names(prose, plan, values))]
        assert all(number & own for number in numbers), (prose, own)
        assert values == [] or any(abs(Decimal(values[0]["value"])) in number for number in numbers), prose
        if values and plan.metric in ONE_FIGURE and not plan.group_by:
            assert abs(Decimal(values[0]["value"])) in numbers[0] or plan.metric == "split_503020", prose


def answers(chance: random.Random) -> Iterator[tuple[QueryPlan, list[dict[str, str]], str | None]]:
    """Plans of every metric and shape with values, as an answer might have them."""
    metrics = sorted(PHRASES["en"].heads.keys() - {"one max_transaction"})
    while True:
        metric = chance.choice(metrics)
        start = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
        period = PlanPeriod("some", chance.choice((start, None)), start + timedelta(days=chance.randrange(400)))
        compared = metric in ONE_FIGURE and metric != "balance" and chance.random() < 0.2
        dimensions: tuple[Dimension, ...] = ("category", "merchant", "month", "week", "day", "day_type", "account")
        grouped = metric not in ROWS | LISTS and chance.random() < 0.5
        plan = QueryPlan(
            metric,
            period,
            filters=tuple(chance.sample(FILTERS, chance.randrange(4))),
            compare_to=APRIL if compared else None,
            group_by=tuple(chance.sample(dimensions, chance.randint(1, 2))) if grouped else (),
        )
        yield plan, list(values_of(plan, chance)), chance.choice(LOCALES)


FILTERS = (
    named("category", "Groceries", "Studio 54"),
    named("merchant", "7-Eleven"),
    named("account", "Кафе «Ёлка»", op="not_in"),
    named("day_type", "weekend"),
    named("kind", "subscription"),
    named("currency", "EUR"),
    amounts("between", "20", "1234.50"),
)


def values_of(plan: QueryPlan, chance: random.Random) -> Iterator[dict[str, str]]:
    unit = (
        "count"
        if plan.metric in COUNTS
        else "percent"
        if plan.metric in PERCENTS
        else chance.choice(("USD", "UZS", "EUR"))
    )
    labels = ["current", "previous", "change"] if plan.compare_to else []
    if plan.group_by or plan.metric in LISTS | ROWS:
        labels += [label_of(plan, chance) for _ in range(chance.randrange(MOST_NAMED + 3))]
    elif not labels:
        labels = [plan.metric]
    for label in labels:
        size = Decimal(chance.randrange(-(10 ** chance.randrange(1, 9)), 10**8)) / 100
        yield {"label": label, "value": str(abs(int(size))) if unit == "count" else f"{size:.2f}", "unit": unit}
    if plan.compare_to:
        yield {"label": "change_percent", "value": "-12.50", "unit": "percent"}


def label_of(plan: QueryPlan, chance: random.Random) -> str:
    day = date(2026, 1, 5) + timedelta(days=7 * chance.randrange(50))
    if plan.metric in ROWS:
        return f"{day} · {chance.choice(NAMES)}"
    keys = {"month": f"{day:%Y-%m}", "week": str(day), "day": str(day), "day_type": "weekend"}
    return " · ".join(keys.get(each, chance.choice(NAMES[:-1])) for each in plan.group_by) or chance.choice(NAMES)


def without_names(prose: str, plan: QueryPlan, values: list[dict[str, str]]) -> str:
    names = {name for each in plan.filters for name in each.names} | set(NAMES)
    for name in sorted(names, key=len, reverse=True):
        prose = prose.replace(name, " ")
    return prose


def own_numbers(plan: QueryPlan, values: list[dict[str, str]]) -> set[Decimal]:
    """The numbers of values, labels, filters and days."""
    own = {abs(Decimal(each["value"])) for each in values} | {size for each in plan.filters for size in each.amounts}
    days = [day for period in (plan.period, plan.compare_to) if period for day in (period.start, period.end)]
    texts = [str(day) for day in days] + [each["label"] for each in values]
    return own | {Decimal(part) for text in texts for part in re.findall(r"\d+", text)}


def readings(found: str) -> set[Decimal]:
    """What a number may mean: its last mark parts the decimals, or all of them group its digits."""
    digits = re.sub(r"[\u00a0\u202f’]", "", found)
    whole, mark, part = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", digits).groups()  # type: ignore[union-attr]  # It fits.
    plain = re.sub(r"[.,]", "", whole)
    return {Decimal(f"{plain}.{part}") if mark else Decimal(plain)}
