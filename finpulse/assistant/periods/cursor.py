"""Takes words of time and numbers from the tokens of a question, one place in the grammar after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, get_args

from finpulse.assistant.outcome import Language
from finpulse.assistant.periods.calendar import EARLIEST_YEAR, LATEST_YEAR, Unit
from finpulse.assistant.periods.expressions import TimeExpression, YearName
from finpulse.assistant.text.tokens import Token
from finpulse.assistant.words.time_words import TimeWords, time_words

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
MOST_COUNTED: Final = 1000
Parsed = tuple[int, TimeExpression]


@dataclass(frozen=True, slots=True)
class TimeCursor:
    """The tokens of a question in a language; `take` functions answer where what they took ends, or None."""

    tokens: Sequence[Token]
    language: Language
    month_first: bool
    taken: dict[tuple[str, int], int | None] = field(default_factory=dict)

    @property
    def words(self) -> TimeWords:
        """The language's words of time."""
        return time_words(self.language)

    def take(self, place: str, at: int) -> int | None:
        """Where a word of this place in the grammar ends."""
        key = place, at
        if key not in self.taken:
            lexicon = self.words.lexicons.get(place) or self.words.numbered.get(place)
            found = lexicon.longest(self.tokens, at) if lexicon and at < len(self.tokens) else None
            self.taken[key] = found[0] if found else None
        return self.taken[key]

    def tells_time(self, at: int) -> bool:
        """Whether a token can begin words of time at all."""
        is_word = self.tokens[at].kind in ("word", "sign")
        return not is_word or next(self.words.all.root.following(self.tokens[at].key), None) is not None

    def skip(self, place: str, at: int) -> int:
        """Behind a word of this place, if there is one."""
        return self.take(place, at) or at

    def numbered(self, group: str, at: int) -> tuple[int, int] | None:
        """Where a word of a numbered group ends and its number: ("month", at) for "May" gives 5."""
        lexicon = self.words.numbered.get(group)
        found = lexicon.longest(self.tokens, at) if lexicon and at < len(self.tokens) else None
        return (found[0], int(found[1])) if found else None

    def unit(self, at: int) -> tuple[int, Unit] | None:
        """Where a unit ends, and which."""
        for unit in UNITS:
            if end := self.take(unit, at):
                return end, unit
        return None

    def figure(self, at: int) -> tuple[int, int] | None:
        """Where a whole number in digits ends, and the number."""
        if at >= len(self.tokens):
            return None
        number = self.tokens[at].number
        if number is None or number != int(number) or number > LATEST_YEAR:
            return None
        return at + 1, int(number)

    def count(self, at: int) -> tuple[int, int] | None:
        """Where a number in digits or words ends, and the number; none that is a year."""
        found = self.figure(at) or self.numbered("n", at)
        return found if found and 0 < found[1] <= MOST_COUNTED else None

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """Where "third", "3rd", "3-й" or "3-" ends, and the number."""
        found = self.count(at)
        if found is None:
            return None
        end = found[0]
        if self.tokens[at].kind == "number":
            end = self.skip("ordinal", self.sign("-", end))
        return end, found[1]

    def sign(self, sign: str, at: int) -> int:
        """Behind a sign, if it stands here."""
        return at + 1 if at < len(self.tokens) and self.tokens[at].key == sign else at

    def year(self, at: int) -> tuple[int, YearName] | None:
        """Where a year ends: "2025", "of last year", "прошлого года", "2025-yil"."""
        begin = self.skip("of", at)
        if relative := self._relative_year(begin):
            return relative
        found = self.figure(begin)
        if found is None or not EARLIEST_YEAR <= found[1] <= LATEST_YEAR:
            return None
        behind = self.skip("ordinal", self.sign("-", found[0]))
        end = self.take("year", behind) or self.take("year_mark", behind) or found[0]
        return end, YearName(found[1])

    def _relative_year(self, at: int) -> tuple[int, YearName] | None:
        for place, offset in (("last", -1), ("this", 0), ("next", 1), ("before_last_unit", -2)):
            word = self.take(place, at)
            end = self.take("year", word) if word else None
            if end:
                return end, YearName(offset, relative=True)
        return None

    def ends_with(self, end: int, *endings: str) -> bool:
        """Whether the last word taken ends so, as Uzbek cases do."""
        return self.tokens[end - 1].key.endswith(endings)
