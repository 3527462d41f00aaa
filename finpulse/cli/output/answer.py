"""The assistant's answers for people: the sentence, its figures as a table, the receipt, and what else may be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from finpulse.cli.output.table import table_lines

# An amount's code stands beside it; so does what a share is of.
UNITS: Final = {"percent": " %", "count": "", "days": " days"}
Answer = Mapping[str, Any]


def answer_lines(answer: Answer, url: str, *, with_sql: bool) -> Iterator[str]:
    """All that is to be seen of an answer; `url` is where its transactions can be looked at."""
    if answer["status"] == "clarify":
        yield from choice_lines(answer)
        return
    yield answer["answer"]
    if answer["status"] == "answered":
        yield from _figures(answer["values"])
        yield ""
        yield from _receipt(answer, url)
        if with_sql and answer["sql"]:
            yield ""
            yield answer["sql"]
            yield from (f"  {name} = {value}" for name, value in (answer["params"] or {}).items())
    elif answer["suggestions"]:
        yield ""
        yield "You could ask:"
        yield from (f"  {question}" for question in answer["suggestions"])


def choices_of(answer: Answer) -> list[Mapping[str, str]]:
    """The readings that the answer asks back about, in their order: {label, question}."""
    return [choice for asked in answer["clarify"] or () for choice in asked["choices"]]


def choice_lines(answer: Answer) -> Iterator[str]:
    """What is asked back, with its choices by numbers that go on from one to the next."""
    number = 0
    for asked in answer["clarify"] or ():
        yield asked["text"]
        for choice in asked["choices"]:
            number += 1
            yield f"  {number}  {choice['label']}"


def figure(value: str, unit: str) -> str:
    """A value with its unit, as people read it.

    >>> figure("6465.50", "USD"), figure("20.5", "percent"), figure("1300", "count")
    ('6,465.50 USD', '20.5 %', '1,300')
    """
    return f"{Decimal(value):,}{UNITS.get(unit, f' {unit}')}"


def _figures(values: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The figures as a table; a single one stands in the sentence already."""
    if len(values) < 2:
        return
    told = [(each["label"], figure(each["value"], each["unit"])) for each in values]
    widest = max(len(said) for _, said in told)
    header, *rows = table_lines(("", ""), [(label, said.rjust(widest)) for label, said in told])
    yield header
    yield from (f"  {row}" for row in rows)


def _receipt(answer: Answer, url: str) -> Iterator[str]:
    plan, counted = answer["plan"], answer["rows_counted"]
    told = {
        "Period": _period(plan["period"]),
        "Compared": _period(plan["compare_to"]),
        "Only": "; ".join(_filter(each) for each in plan["filters"]),
        "Counted": None if counted is None else _count(counted, "transaction"),
        "Left out": "; ".join(_left_out(answer["excluded"] or {})),
        "How": answer["formula"],
        "Rows": answer["link"] and url + answer["link"],
    }
    yield from (f"  {name:<9} {said}" for name, said in told.items() if said)


def _period(period: Mapping[str, str | None] | None) -> str | None:
    if period is None:
        return None
    return f"{period['start']} to {period['end']}" if period["start"] else f"up to {period['end']}"


def _filter(each: Mapping[str, Any]) -> str:
    """A filter in words.

    >>> _filter({"field": "category", "op": "not_in", "value": ["Groceries", "Travel"]})
    'category not Groceries, Travel'
    >>> _filter({"field": "amount", "op": "between", "value": ["10", "20"]})
    'amount between 10 and 20'
    """
    value = each["value"]
    if each["op"] == "between":
        return f"{each['field']} between {' and '.join(map(str, value))}"
    words = {"in": "", "not_in": "not "}.get(each["op"], f"{each['op']} ")
    return f"{each['field']} {words}{', '.join(map(str, value)) if isinstance(value, list) else value}"


def _left_out(excluded: Mapping[str, Any]) -> Iterator[str]:
    for other in excluded.get("other_currencies") or ():
        yield f"{_count(other['count'], 'transaction')} in {other['currency']}"
    transfers = excluded.get("transfers") or {}
    if transfers.get("count"):
        yield f"{_count(transfers['count'], 'transaction')} between your own accounts"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
