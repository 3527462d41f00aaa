"""A reading and its questions as JSON, as clients see them and as the database keeps them, and back."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, Final, TypeVar, get_type_hints

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from finpulse.cleaning.layout import AmountFormat, DateFormat, Layout, NeighbouringRows, SignConvention
from finpulse.sources.reading import Question, Reading

# The JSON of a reading is flat, in this order: what belongs to the groups of a reading stands beside the rest.
READING_KEYS: Final = (
    "format",
    "encoding",
    "delimiter",
    "quote",
    "escape",
    "doubled",
    "spaced",
    "wrapped",
    "formulas",
    "cuts",
    "members",
    "part",
    "header_line",
    "first_line",
    "columns",
    "amount_column",
    "date_order",
    "decimal_mark",
    "sign",
    "debits_negative",
    "credits_negative",
    "debits_unsigned",
    "credits_unsigned",
    "fees_unsigned",
    "fees_negative",
    "outflow_flags",
    "inflow_flags",
    "currency",
    "year",
    "last_month",
    "year_count",
    "days_exchanged",
    "odd_days",
    "locale",
    "plain_is_out",
    "leading_flags",
    "minor_digits",
    "fees_count",
    "whole_thousands",
    "doubled_minus",
    "irregular",
    "fewest_cells",
    "opening_counts",
    "continued",
    "sections",
    "balance_rows",
    "sparse_balances",
    "opening_balance",
    "by_texts",
    "pending_marks",
    "summaries",
    "unlike_texts",
    "pending_counts",
    "kinds",
    "account_column",
    "own_account",
    "other_headers",
    "counted_days",
    "time_zone",
    "days_stand",
    "day_columns",
    "width_without_day",
)
_SIGNS: Final = {False: "as_written", True: "inverted"}

T = TypeVar("T")


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading without its questions, which are kept beside it. `amount_column` repeats what the columns say."""
    values = _flat(_CONVERTER.unstructure(reading))
    values["amount_column"] = next(iter(reading.layout.positions("amount")), None)
    if values.keys() != set(READING_KEYS):
        raise KeyError(f"READING_KEYS and a reading differ in {sorted(values.keys() ^ set(READING_KEYS))}")
    return {key: values[key] for key in READING_KEYS}


def reading_from_json(kept: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_json` described; what the JSON of an older version lacks has its default."""
    return _CONVERTER.structure(kept, Reading)


def layout_from_json(kept: Mapping[str, Any]) -> Layout:
    """The layout of the reading that `reading_to_json` described."""
    return _CONVERTER.structure(kept, Layout)


def question_to_json(question: Question) -> dict[str, Any]:
    """A question with its choices, in their order, and what each of them means."""
    return {
        "about": question.about,
        "text": question.text,
        "choices": list(question.choices),
        "meanings": dict(question.choices),
        "taken": question.taken,
        "samples": dict(question.samples),
        **({"optional": True} if question.optional else {}),
    }


def question_from_json(kept: Mapping[str, Any]) -> Question:
    """The question that `question_to_json` described."""
    optional = kept.get("optional", False)
    return Question(kept["about"], kept["text"], kept["meanings"], kept["taken"], kept.get("samples", {}), optional)


def _flat(nested: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a reading with those of its groups beside them.

    >>> _flat({"encoding": "utf-8", "layout": {"currency": "EUR", "dates": {"year": 2024}}})
    {'encoding': 'utf-8', 'currency': 'EUR', 'year': 2024}
    """
    values: dict[str, Any] = {}
    for key, value in nested.items():
        values |= _flat(value) if isinstance(value, dict) else {key: value}
    return values


def _converter() -> Converter:
    """Sets become sorted lists, tuples lists, and decimals text; a key that JSON lacks keeps the field's default."""
    converter = Converter(unstruct_collection_overrides={Set: sorted, tuple: list}, detailed_validation=False)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    inverted = override(
        rename="sign", unstruct_hook=_SIGNS.__getitem__, struct_hook=lambda sign, _: sign == _SIGNS[True]
    )
    _register(converter, DateFormat, order=override(rename="date_order"))
    _register(converter, AmountFormat)
    _register(converter, SignConvention, inverted=inverted)
    _register(converter, NeighbouringRows)
    _register(converter, Layout)
    _register(converter, Reading, questions=override(omit=True))
    return converter


def _register(converter: Converter, cls: type[T], **overrides: Any) -> None:
    """Let a class be read from flat JSON: each of its fields that is a group finds its values in the same JSON."""
    groups = [name for name, hint in get_type_hints(cls).items() if is_dataclass(hint)]
    structure = make_dict_structure_fn(cls, converter, **overrides)
    converter.register_structure_hook(cls, lambda kept, _: structure({**kept, **dict.fromkeys(groups, kept)}, cls))
    converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, **overrides))


_CONVERTER: Final = _converter()
