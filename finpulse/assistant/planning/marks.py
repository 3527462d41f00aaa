"""What each word of a question was read as."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.outcome import Language
from finpulse.assistant.periods.expressions import TimeExpression
from finpulse.assistant.text.tokens import Token
from finpulse.metrics.plan import FilterOp


@dataclass(frozen=True, slots=True)
class AmountCondition:
    """A comparison with one amount, or two for `between`; `currency` where one was named."""

    op: FilterOp
    amounts: tuple[Decimal, ...]
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class CurrencyName:
    """A currency that was named without an amount."""

    code: str


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word asks for, by its name in the tables of words."""

    name: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number by itself."""

    number: int


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A word that nothing explains."""

    word: str


Meaning = Concept | EntityLink | TimeExpression | AmountCondition | CurrencyName | Quantity | Unexplained


@dataclass(frozen=True, slots=True)
class Mark:
    """The tokens from `start` to before `end`, and what they mean."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class MarkedQuestion:
    """A question with its language, its tokens, and a mark on each of them."""

    text: str
    language: Language
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]

    def words(self, mark: Mark) -> str:
        """The words of the question that a mark stands on."""
        return self.text[self.tokens[mark.start].start : self.tokens[mark.end - 1].end]

    def with_words(self, mark: Mark, words: str) -> str:
        """The question with other words in the place of a mark's."""
        return self.text[: self.tokens[mark.start].start] + words + self.text[self.tokens[mark.end - 1].end :]

    def concepts(self) -> frozenset[str]:
        """The names of all concepts in it."""
        return frozenset(mark.meaning.name for mark in self.marks if isinstance(mark.meaning, Concept))
