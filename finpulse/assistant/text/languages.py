"""Tells the language of a question by its words: English, Russian, or Uzbek in Latin or Cyrillic letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from finpulse.assistant.outcome import Language
from finpulse.assistant.text.tokens import Token
from finpulse.assistant.text.uzbek import ONLY_UZBEK, latin
from finpulse.assistant.words.asking import asking_words
from finpulse.assistant.words.time_words import time_words


def in_its_language(tokens: Sequence[Token]) -> tuple[Language, list[Token]]:
    """The language, and the tokens as its lexicons have them: Uzbek in Latin letters."""
    words = [token.key for token in tokens if token.kind == "word" and not token.quoted]
    cyrillic = [word for word in words if any("а" <= letter <= "я" or letter in ONLY_UZBEK for letter in word)]
    if not cyrillic:
        return ("uz" if _known(words, "uz") > _known(words, "en") else "en"), list(tokens)
    uzbek = [latin(word) for word in cyrillic]
    only = any(letter in ONLY_UZBEK for word in cyrillic for letter in word)
    if not only and _known(cyrillic, "ru") >= _known(uzbek, "uz"):
        return "ru", list(tokens)
    return "uz", [replace(token, key=latin(token.key)) for token in tokens]


def _known(words: Sequence[str], language: Language) -> int:
    """How many words a language knows; by whole words first, since short ones are in several languages."""
    asking, time = asking_words(language), time_words(language).all
    return sum(asking.knows(word) or time.knows(word) for word in words)
