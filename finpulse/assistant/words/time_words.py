"""The words of time in three languages: what each is in the grammar of periods."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.words.english import time as english
from finpulse.assistant.words.lexicon import Lexicon
from finpulse.assistant.words.russian import time as russian
from finpulse.assistant.words.uzbek import time as uzbek

_TABLES: Final[Mapping[Language, Mapping[str, str]]] = {"en": english.TIME, "ru": russian.TIME, "uz": uzbek.TIME}


class TimeWords:
    """One language's words of time; a word may have several places in the grammar, so each has a lexicon of its own."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.lexicons = {place: Lexicon([{place: phrases}]) for place, phrases in table.items()}
        groups = dict.fromkeys(place.split(":")[0] for place in table if ":" in place)
        self.numbered = {group: Lexicon([_numbered(table, group)]) for group in groups}
        self.all = Lexicon([table])


def _numbered(table: Mapping[str, str], group: str) -> dict[str, str]:
    """The words of a group by their number: {"5": "may"} of "month:5"."""
    return {place.split(":")[1]: words for place, words in table.items() if place.startswith(f"{group}:")}


@lru_cache(maxsize=3)
def time_words(language: Language) -> TimeWords:
    """The words of time of a language."""
    return TimeWords(_TABLES[language])
