"""The lexicons of what is asked, one for each language, and which of their words ask for nothing by themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.words.english import asking as english
from finpulse.assistant.words.english import light as light_english
from finpulse.assistant.words.lexicon import Lexicon
from finpulse.assistant.words.number_words import CARDINALS
from finpulse.assistant.words.russian import asking as russian
from finpulse.assistant.words.russian import light as light_russian
from finpulse.assistant.words.uzbek import asking as uzbek
from finpulse.assistant.words.uzbek import light as light_uzbek

_TABLES: Final = {
    "en": (light_english.LIGHT, english.ASKING),
    "ru": (light_russian.LIGHT, russian.ASKING),
    "uz": (light_uzbek.LIGHT, uzbek.ASKING),
}
# They may stand in any question: leaving them out changes nothing of what is asked.
LIGHT: Final = frozenset({"stop", "show", "how_much", "what", "together", "money", "everything", "by", "now"})
LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru", "uz")


@lru_cache(maxsize=3)
def asking_words(language: Language) -> Lexicon:
    """What words of a language ask for."""
    return Lexicon(_TABLES[language])


@lru_cache(maxsize=3)
def cardinals(language: Language) -> Lexicon:
    """The cardinal numbers in words."""
    return Lexicon([CARDINALS[language]])
