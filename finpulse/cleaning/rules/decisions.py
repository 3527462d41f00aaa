"""What rules and corrections say, what they look at in a row, and what they decide about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.rules.conditions import Condition


@dataclass(frozen=True, slots=True)
class RuleDefinition:
    """A row that meets all conditions gets this category, this merchant, or both.

    What was corrected by hand stays, unless this is to `override` it.
    """

    id: int
    conditions: tuple[Condition, ...]
    category: str | None = None
    merchant: str | None = None
    priority: int = 0
    override: bool = False


@dataclass(frozen=True, slots=True)
class LearnedCorrection:
    """What an edit has taught about a merchant: another name, a category, or both.

    `merchant` is folded. `money_in` is the direction of the edited row.
    """

    id: int
    merchant: str
    money_in: bool
    name: str | None = None
    category: str | None = None


class Decider(NamedTuple):
    """A rule or a correction that has decided something."""

    kind: Literal["rule", "correction"]
    id: int


class Held(NamedTuple):
    """What a stored row has besides what was found of it.

    `merchant` and `category` are what it keeps of a rule or a correction that is no more, `…_by`. By hand is what its
    user has given this very row, and alone what was to hold for no other; a `category` alone is by nothing.
    """

    merchant: str = ""
    merchant_by: Decider | None = None
    category: str = ""
    category_by: Decider | None = None
    merchant_by_hand: bool = False
    category_by_hand: bool = False
    merchant_alone: bool = False
    category_alone: bool = False


NOTHING_HELD: Final = Held()


class Facts(NamedTuple):
    """Rows as columns of equal length; merchant and category are as the layers have found them."""

    description: Sequence[str]
    merchant: Sequence[str]
    category: Sequence[str]
    category_source: Sequence[str]
    amount: Sequence[Decimal]
    currency: Sequence[str]
    date: Sequence[date]
    account_id: Sequence[int]
    held: Sequence[Held]

    @classmethod
    def of(cls, rows: CleanColumns, account_id: int) -> Facts:
        """The facts of an account's clean rows."""
        found = {name: rows.values[name] for name in cls._fields if name not in ("account_id", "held")}
        count = len(rows.lines)
        return cls(**found, account_id=[account_id] * count, held=[NOTHING_HELD] * count)


class Decision(NamedTuple):
    """The final merchant and category of a row.

    `found_…` is what the layers have found, None if nothing else was decided. `rule_id` and `correction_id` name what
    has decided the category, or else what has decided the merchant; `by` names all deciders. `overrides` names the
    fields that a rule decides even where they were given by hand.
    """

    merchant: str
    category: str
    category_source: str
    rule_id: int | None = None
    correction_id: int | None = None
    found_merchant: str | None = None
    found_category: str | None = None
    found_source: str | None = None
    by: tuple[Decider, ...] = ()
    overrides: frozenset[str] = frozenset()

    def assigned(self) -> dict[str, Any]:
        """The values for a transaction's columns, by the names of the columns: all fields but the last two.

        >>> Decision("Zorb", "Travel", "rule", 4, by=(Decider("rule", 4),)).assigned()["rule_id"]
        4
        """
        columns = self._asdict()
        del columns["by"], columns["overrides"]
        return columns
