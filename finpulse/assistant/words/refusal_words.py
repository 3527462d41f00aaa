"""Words that no answer can be given to, by why: of other people, of what no statement tells, of writing, of advice."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.words.english import refusal as english
from finpulse.assistant.words.lexicon import Lexicon
from finpulse.assistant.words.russian import refusal as russian
from finpulse.assistant.words.uzbek import refusal as uzbek

_TABLES: Final = {"en": english.REFUSAL, "ru": russian.REFUSAL, "uz": uzbek.REFUSAL}


@lru_cache(maxsize=3)
def refusal_words(language: Language) -> Lexicon:
    """Why words of a language can't be answered to."""
    return Lexicon([_TABLES[language]])
