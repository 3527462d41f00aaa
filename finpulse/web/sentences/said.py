"""A sentence of a service -> the same in the language of the page; what is not known is left and marked as English.

Services tell sentences, of which the API, the command line and the pages show the same. A page knows most of them by
their form, and puts their values into the form of its own language. The longest form that fits is taken.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from babel.numbers import get_currency_name
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup, escape

from finpulse.web.languages import formats, language
from finpulse.web.sentences.files import FILES
from finpulse.web.sentences.proofs import PROOFS
from finpulse.web.sentences.questions import QUESTIONS
from finpulse.web.sentences.refusals import REFUSALS
from finpulse.web.sentences.rows import ROWS

# Longer ones are shown as they are; our services tell none.
LONGEST: Final = 1_000
_VALUE: Final = re.compile(r"%\((\w+)\)s")
# Values that are sentences or parts of such themselves, words of ours, words in quotes, and figures or days; others are
# anything.
_NESTED: Final = frozenset({"sentence", "reason", "apart", "wording"})
_OURS: Final = frozenset({"packed", "disk", "status", "stage", "what"})
_WORDS: Final = frozenset({"words", "others"})
_FIGURES: Final = ("count", "line", "number", "amount")
_FIGURE: Final = r"[-+\d][\d.,:/%-]*"
_WORD: Final = '(?:"[^"]*"|a blank cell)'


class SentenceForm(NamedTuple):
    """A sentence with names for its values, what recognises it, and how much of it is its own."""

    text: str
    pattern: re.Pattern[str]
    own: int


def register(app: Flask) -> None:
    """Let templates say `said(sentence)` and `meant(question, choice)`."""
    app.jinja_env.globals.update(said=said, meant=meant)


def said(sentence: str | None) -> Markup:
    """The sentence in the page's language, else itself, marked as English."""
    if not sentence:
        return Markup()
    told = translated(sentence)
    if told is None and any(map(str.isalpha, sentence)):
        return Markup('<span lang="en">{}</span>').format(sentence)
    return escape(told or sentence)


def meant(about: str, value: str, meaning: str) -> Markup:
    """What a choice of a question means; currencies are called as the language calls them."""
    return escape(get_currency_name(value, locale=formats())) if about == "currency" else said(meaning)


def translated(sentence: str) -> str | None:
    """The sentence in the page's language, None where its form isn't known; English ones are as they are."""
    if language() == "en":
        return sentence
    found = _recognised(sentence) if len(sentence) <= LONGEST else None
    if found is None:
        return None
    text, values = found
    told = {name: _value(name, value) for name, value in values}
    return None if None in told.values() else gettext(text, **told)


def _value(name: str, value: str) -> str | None:
    """The value as it stands in the translation, None where it is a sentence whose form isn't known."""
    if name in _WORDS or name in _OURS:
        return translated(value) or value
    return translated(value) if name in _NESTED else value


@lru_cache(maxsize=4096)
def _recognised(sentence: str) -> tuple[str, tuple[tuple[str, Any], ...]] | None:
    """The form of a sentence, and its values by name."""
    for form in _forms():
        if match := form.pattern.fullmatch(sentence):
            return form.text, tuple(match.groupdict().items())
    return None


@cache
def _forms() -> tuple[SentenceForm, ...]:
    """All that is known, those with most text of their own first."""
    forms = map(_form, (*QUESTIONS, *PROOFS, *ROWS, *FILES, *REFUSALS))
    return tuple(sorted(forms, key=lambda form: -form.own))


def _form(text: str) -> SentenceForm:
    parts = _VALUE.split(text)
    own, names = parts[::2], parts[1::2]
    pattern = re.escape(own[0])
    for name, after in zip(names, own[1:], strict=True):
        pattern += f"(?P<{name}>{_kind(name)})" + re.escape(after)
    return SentenceForm(text, re.compile(pattern, re.DOTALL), sum(map(len, own)))


def _kind(name: str) -> str:
    if name in _WORDS:
        return f"{_WORD}(?: (?:or|and) {_WORD})*"
    return _FIGURE if name.endswith(_FIGURES) else ".+?"
