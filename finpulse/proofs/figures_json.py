"""Figures of rows and of statements as JSON, as the database keeps them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from cattrs import Converter

from finpulse.balances.balance_chain import Entry
from finpulse.proofs.row_figures import CurrencyFigures, RowFigures
from finpulse.sources.stated import StatedSection


def figures_to_json(figures: RowFigures) -> dict[str, Any]:
    """The figures of a chunk's rows."""
    plain: dict[str, Any] = _CONVERTER.unstructure(figures)
    return plain


def figures_from_json(kept: Mapping[str, Any]) -> RowFigures:
    """The figures that `figures_to_json` described."""
    return _CONVERTER.structure(kept, RowFigures)


def currencies_from_json(kept: Mapping[str, Any]) -> dict[str, CurrencyFigures]:
    """The part of it that tells what moved, by currency."""
    return _CONVERTER.structure(kept, dict[str, CurrencyFigures])


def sections_to_json(sections: Iterable[StatedSection]) -> list[dict[str, Any]]:
    """What a statement states, without what it doesn't."""
    plain = _CONVERTER.unstructure(list(sections))
    return [{name: value for name, value in section.items() if value is not None} for section in plain]


def sections_from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[StatedSection, ...]:
    """The sections that `sections_to_json` described."""
    return tuple(_CONVERTER.structure(kept, list[StatedSection]))


def _converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list}, detailed_validation=False)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(Entry, _entry_to_json)
    converter.register_structure_hook(Entry, lambda kept, _: _entry_from_json(kept))
    return converter


def _entry_to_json(entry: Entry) -> list[Any]:
    balance = None if entry.balance is None else str(entry.balance)
    return [entry.line, entry.day.isoformat(), str(entry.amount), balance]


def _entry_from_json(kept: Sequence[Any]) -> Entry:
    line, day, amount, balance = kept
    return Entry(line, date.fromisoformat(day), Decimal(amount), None if balance is None else Decimal(balance))


_CONVERTER: Final = _converter()
