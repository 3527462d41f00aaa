"""A reading's JSON is flat, in an order that stays, and whatever an older version has kept still loads."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.layout import (
    AmountFormat,
    Column,
    DateFormat,
    Layout,
    NeighbouringRows,
    SharedDays,
    SignConvention,
)
from finpulse.cleaning.values.figures import AmountStyle
from finpulse.sources.reading import Dialect, Question, Reading
from finpulse.sources.reading_json import (
    layout_from_json,
    question_from_json,
    question_to_json,
    reading_from_json,
    reading_to_json,
)

COLUMNS = (Column(0, "Date", "date"), Column(1, "", "description", 0.5), Column(2, "Amount", "amount", 0.75))
PLAIN = Reading(
    format="csv", encoding="utf-8", dialect=Dialect(";"), first_line=2, layout=Layout(COLUMNS, currency="EUR")
)
PLAIN_JSON = """\
{"format": "csv", "encoding": "utf-8", "delimiter": ";", "quote": "\\"", "escape": "", "doubled": false, \
"spaced": false, "wrapped": false, "formulas": false, "cuts": [], "members": [], "part": "", \
"header_line": null, "first_line": 2, "columns": [\
{"index": 0, "header": "Date", "role": "date", "confidence": 1.0}, \
{"index": 1, "header": "", "role": "description", "confidence": 0.5}, \
{"index": 2, "header": "Amount", "role": "amount", "confidence": 0.75}], \
"amount_column": 2, "date_order": "ymd", "decimal_mark": ".", "sign": "as_written", "debits_negative": false, \
"credits_negative": false, "debits_unsigned": false, "credits_unsigned": false, "fees_unsigned": true, \
"fees_negative": false, "outflow_flags": [], "inflow_flags": [], "currency": "EUR", "year": null, \
"last_month": 12, "year_count": "common", "days_exchanged": false, "odd_days": false, "locale": null, \
"plain_is_out": false, "leading_flags": null, "minor_digits": 0, "fees_count": false, \
"whole_thousands": false, "doubled_minus": false, "irregular": false, "fewest_cells": 0, \
"opening_counts": false, "continued": false, "sections": false, "balance_rows": null, \
"sparse_balances": false, "opening_balance": null, \
"by_texts": false, "pending_marks": [], "summaries": [], "unlike_texts": [], \
"pending_counts": false, "kinds": [], "account_column": null, \
"own_account": "", "other_headers": [], \
"counted_days": true, "time_zone": null, "days_stand": "", "day_columns": [], "width_without_day": 0}"""
RICH = Reading(
    format="json",
    encoding="utf-16",
    dialect=Dialect("|", "'", "\\", doubled=True, spaced=True, wrapped=True, formulas=True),
    part="$.rows",
    header_line=1,
    first_line=3,
    layout=Layout(
        (Column(0, "Day", "date"), Column(1, "Out", "debit"), Column(2, "In", "credit")),
        dates=DateFormat(
            "mdy",
            2024,
            3,
            "de_AT",
            "buddhist",
            days_exchanged=True,
            odd_days=True,
            counted_days=False,
            time_zone="Asia/Tashkent",
        ),
        amounts=AmountFormat(",", 2, False, AmountStyle(True, True, True)),
        signs=SignConvention(
            inverted=True,
            debits_negative=True,
            credits_negative=True,
            outflow_flags=frozenset("ba"),
            inflow_flags=frozenset("dc"),
            plain_is_out=True,
        ),
        neighbours=NeighbouringRows(
            True,
            True,
            frozenset({"a | b"}),
            (-1, 0),
            Decimal("10.50"),
            SharedDays("in_headings", (0,), 3),
            by_texts=True,
            sparse_balances=True,
        ),
        currency="UZS",
        fewest_cells=2,
        opening_counts=True,
        pending_marks=frozenset("+*"),
        summaries=frozenset({"Turnover"}),
        unlike_texts=frozenset({"7"}),
        pending_counts=True,
        kinds=frozenset({"Card payment"}),
        account_column=2,
        own_account="Assets",
    ),
)
RICH_JSON = """\
{"format": "json", "encoding": "utf-16", "delimiter": "|", "quote": "'", "escape": "\\\\", "doubled": true, \
"spaced": true, "wrapped": true, "formulas": true, "cuts": [], "members": [], "part": "$.rows", \
"header_line": 1, "first_line": 3, "columns": [\
{"index": 0, "header": "Day", "role": "date", "confidence": 1.0}, \
{"index": 1, "header": "Out", "role": "debit", "confidence": 1.0}, \
{"index": 2, "header": "In", "role": "credit", "confidence": 1.0}], \
"amount_column": null, "date_order": "mdy", "decimal_mark": ",", "sign": "inverted", "debits_negative": true, \
"credits_negative": true, "debits_unsigned": false, "credits_unsigned": false, "fees_unsigned": true, \
"fees_negative": false, "outflow_flags": ["a", "b"], "inflow_flags": ["c", "d"], "currency": "UZS", "year": 2024, \
"last_month": 3, "year_count": "buddhist", "days_exchanged": true, "odd_days": true, "locale": "de_AT", \
"plain_is_out": true, "leading_flags": null, "minor_digits": 2, "fees_count": false, \
"whole_thousands": true, "doubled_minus": true, "irregular": true, "fewest_cells": 2, \
"opening_counts": true, "continued": true, "sections": true, "balance_rows": [-1, 0], \
"sparse_balances": true, "opening_balance": "10.50", \
"by_texts": true, "pending_marks": ["*", "+"], "summaries": ["Turnover"], "unlike_texts": ["7"], \
"pending_counts": true, \
"kinds": ["Card payment"], "account_column": 2, "own_account": "Assets", \
"other_headers": ["a | b"], "counted_days": false, "time_zone": "Asia/Tashkent", "days_stand": "in_headings", \
"day_columns": [0], \
"width_without_day": 3}"""
# What the first version kept of a reading.
OLDEST = {
    "format": "csv",
    "encoding": "utf-8",
    "delimiter": ";",
    "quote": '"',
    "header_line": 1,
    "first_line": 2,
    "columns": [{"index": 0, "header": "Date", "role": "date", "confidence": 1.0}],
    "amount_column": None,
    "date_order": "dmy",
    "decimal_mark": ",",
    "sign": "inverted",
    "outflow_flags": ["d"],
    "currency": "EUR",
    "year": None,
    "locale": None,
}


@pytest.mark.parametrize(("reading", "text"), [(PLAIN, PLAIN_JSON), (RICH, RICH_JSON)], ids=["plain", "rich"])
def test_the_json_is_flat_and_its_keys_stand_in_their_order(reading, text):
    assert json.dumps(reading_to_json(reading)) == text
    assert reading_from_json(json.loads(text)) == reading
    assert layout_from_json(json.loads(text)) == reading.layout


def test_the_json_of_the_first_version_loads_with_defaults():
    layout = Layout(
        (Column(0, "Date", "date"),),
        dates=DateFormat("dmy"),
        amounts=AmountFormat(","),
        signs=SignConvention(inverted=True, outflow_flags=frozenset({"d"})),
        currency="EUR",
    )
    expected = Reading(format="csv", encoding="utf-8", dialect=Dialect(";"), header_line=1, first_line=2, layout=layout)
    assert reading_from_json(OLDEST) == expected
    assert layout_from_json(OLDEST) == layout


def test_keys_of_a_newer_version_are_left_alone():
    assert reading_from_json({**json.loads(PLAIN_JSON), "something_new": 1}) == PLAIN


def test_questions_are_kept_beside_the_reading_and_survive_json():
    meanings = {"inverted": "out is positive", "as_written": "out has a minus"}
    question = Question("sign", "Which way?", meanings, "inverted", {"as_written": [{"amount": "1.00"}]})
    assert question_to_json(question) == {
        "about": "sign",
        "text": "Which way?",
        "choices": ["inverted", "as_written"],
        "meanings": {"inverted": "out is positive", "as_written": "out has a minus"},
        "taken": "inverted",
        "samples": {"as_written": [{"amount": "1.00"}]},
    }
    assert question_from_json(question_to_json(question)) == question
    assert reading_to_json(replace(PLAIN, questions=(question,))) == reading_to_json(PLAIN)


def test_no_two_groups_of_a_reading_share_a_key():
    groups = (Dialect, DateFormat, AmountFormat, SignConvention, NeighbouringRows, SharedDays, Layout, Reading)
    names = [field.name for group in groups for field in fields(group)]
    assert len(names) == len(set(names))


MONEY = st.decimals(allow_nan=False, allow_infinity=False, places=2)
LAYOUTS = st.builds(
    Layout,
    columns=st.lists(st.builds(Column, confidence=st.floats(0, 1)), max_size=3).map(tuple),
    dates=st.builds(DateFormat),
    amounts=st.builds(AmountFormat),
    signs=st.builds(SignConvention),
    neighbours=st.builds(NeighbouringRows, opening_balance=st.none() | MONEY),
)
READINGS = st.builds(Reading, dialect=st.builds(Dialect), layout=LAYOUTS, questions=st.just(()))


@given(READINGS)
def test_every_reading_survives_json(reading):
    kept = json.loads(json.dumps(reading_to_json(reading)))
    assert list(kept) == list(json.loads(PLAIN_JSON))
    assert reading_from_json(kept) == reading
