"""Description, payee and category columns -> what a row was for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from finpulse.cleaning.categories.by_words import Categorisation
from finpulse.cleaning.categories.interpret import interpret
from finpulse.cleaning.drop_reasons import Skipped
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.non_transactions import BALANCE, PENDING, is_balance_text, is_pending_text
from finpulse.cleaning.parts.columns import first, joined
from finpulse.cleaning.parts.text_template import all_without_references, has_reference, without_references
from finpulse.cleaning.text import fold

LONGEST_TEXT: Final = 2000
_CACHE_SIZE: Final = 16_384


class Meaning(NamedTuple):
    """A row's description as it is stored, its merchant, its category and where the category comes from."""

    description: str
    merchant: str
    category: str
    category_source: str


class MeaningPart:
    """Reads the texts of a row; a category of the user's own counts like one of the defaults."""

    def __init__(self, layout: Layout, own_categories: frozenset[str]) -> None:
        self._payees = layout.positions("merchant")
        self._descriptions = sorted(layout.positions("description") + self._payees)
        self._category = first(layout, "category")
        self.columns = (*self._descriptions, *([self._category] if self._category >= 0 else []))
        self._opening_counts, self._pending_counts = layout.opening_counts, layout.pending_counts
        self._kinds = tuple(sorted(map(without_references, layout.kinds), key=len, reverse=True))
        self._own = {fold(name): name for name in sorted(own_categories)}

    def description(self, cells: Sequence[str]) -> str:
        """The texts of all columns that describe the row."""
        return joined(cells, self._descriptions)

    def check(self, cells: Sequence[str]) -> None:
        """Raises Skipped for a row that only states a balance, or says that it is pending."""
        description = self.description(cells)
        if is_balance_text(description) and not self._opening_counts:
            raise Skipped(BALANCE)
        if is_pending_text(description) and not self._pending_counts:
            raise Skipped(PENDING)

    def read(self, cells: Sequence[str], *, money_in: bool) -> Meaning:
        """What the row was for; a row without any text is known by its category, if the file has one."""
        given = cells[self._category].strip() if self._category >= 0 else ""
        text = _stored(self.description(cells) or given)
        payee = _stored(joined(cells, self._payees))
        interpretation = _interpret(without_references(text), without_references(payee), money_in, given, self._kinds)
        return self._meaning(text, payee, money_in, given, interpretation)

    def read_all(self, columns: Mapping[int, Sequence[str]], money_in: Sequence[bool]) -> list[Meaning | None]:
        """What `check` and `read` return for many rows; None for rows that only they can decide.

        The columns hold the cells of all rows, by the column's index.
        """
        count = len(money_in)
        given = [cell.strip() for cell in columns[self._category]] if self._category >= 0 else [""] * count
        described = _all_joined([columns[index] for index in self._descriptions], count)
        texts = list(map(_stored, described))
        payees = list(map(_stored, _all_joined([columns[index] for index in self._payees], count)))
        plain = all_without_references(texts), all_without_references(payees)
        interpretation = map(_interpret, *plain, money_in, given, repeat(self._kinds))
        rows = zip(texts, payees, money_in, given, interpretation, strict=True)
        # `check` and `read` decide about empty texts, and about cut ones, which may state a balance.
        return [
            self._meaning(*row) if row[0] and row[0] == whole and not self._is_unusable(row[-1]) else None
            for whole, row in zip(described, rows, strict=True)
        ]

    def _is_unusable(self, interpretation: _Interpretation) -> bool:
        states_balance = interpretation.states_balance and not self._opening_counts
        return states_balance or (interpretation.is_pending and not self._pending_counts)

    def _meaning(self, text: str, payee: str, money_in: bool, given: str, interpretation: _Interpretation) -> Meaning:
        if interpretation.merchant_has_reference:
            interpretation = _interpret(text, payee, money_in, given, self._kinds)
        category = self._own_category(given) or interpretation.category
        return Meaning(text, interpretation.merchant, category.name, category.source)

    def _own_category(self, given: str) -> Categorisation | None:
        name = self._own.get(fold(given)) if given else None
        return Categorisation(name, "given") if name else None


class _Interpretation(NamedTuple):
    """What the texts of a row mean. A merchant with a reference has to be found again in the whole text."""

    merchant: str
    category: Categorisation
    merchant_has_reference: bool
    states_balance: bool
    is_pending: bool


@lru_cache(maxsize=_CACHE_SIZE)
def _interpret(text: str, payee: str, money_in: bool, given: str, kinds: tuple[str, ...]) -> _Interpretation:
    """The merchant and the category of a row, by its texts without references: so most rows are found in the cache."""
    merchant, category = interpret(text, payee, money_in, given, _without_kind(text, kinds))
    return _Interpretation(merchant, category, has_reference(merchant), is_balance_text(text), is_pending_text(text))


def _without_kind(text: str, kinds: tuple[str, ...]) -> str:
    """The text without what says of which kind the transaction is, where that stands first and last beside others."""
    start = next((kind for kind in kinds if text.startswith(f"{kind} ")), "")
    plain = text[len(start) :].lstrip() if start else text
    end = next((kind for kind in kinds if plain.endswith(f" {kind}")), "")
    return plain[: -len(end)].rstrip() if end else plain


def _all_joined(columns: Sequence[Sequence[str]], count: int) -> list[str]:
    """`_joined` for each of `count` rows, whose cells stand in columns."""
    if len(columns) < 2:
        return [cell.strip() for cell in columns[0]] if columns else [""] * count
    indexes = range(len(columns))
    return [joined(cells, indexes) for cells in zip(*columns, strict=True)]


def _stored(text: str) -> str:
    return text.replace("\0", "")[:LONGEST_TEXT]
