"""What is wrong with a form, field by field, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape
from marshmallow import ValidationError

from finpulse.errors import InvalidInput
from finpulse.web.sentences.said import said


def form_errors(error: InvalidInput | ValidationError, **own: str) -> dict[str, Markup]:
    """A sentence for each field that can't be used; `own` are the page's words for some of the fields.

    Services speak English, which is translated; what a page has raised itself is Markup, in its language already.
    """
    return {name: escape(own[name]) if name in own else _told(each) for name, each in told_by_field(error).items()}


def told_by_field(error: InvalidInput | ValidationError) -> Mapping[str, Any]:
    """What is told of each field: sentences, or the same of its parts."""
    told = error.errors if isinstance(error, InvalidInput) else error.messages
    return told if isinstance(told, Mapping) else {"fields": told}


def _told(each: Any) -> Markup:
    """The first sentence about a field, or about a part of it."""
    if isinstance(each, Mapping):
        return _told(next(iter(each.values())))
    sentence = each if isinstance(each, str) else each[0]
    return sentence if isinstance(sentence, Markup) else said(str(sentence))
