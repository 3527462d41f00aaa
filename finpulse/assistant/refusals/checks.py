"""Finds what stands against answering a question, whatever else it asks for; names of the user's never do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.outcome import RefusalCode
from finpulse.assistant.planning.marks import AmountCondition, Concept, MarkedQuestion, Quantity
from finpulse.assistant.text.tokens import fold
from finpulse.assistant.words.refusal_words import refusal_words

_SQL: Final = re.compile(
    r"\bselect\s++[^\s;]++\s++from\b|\bselect\s*+\*|\bselect\s++\w++\s*+\(|\bunion\s++(?:all\s++)?+select\b|\bdrop\s++(?:table|schema|database|role)\b"
    r"|\bdelete\s++from\b|\binsert\s++into\b|\bupdate\s++\w++\s++set\b|\balter\s++(?:table|role)\b|\bcopy\s++\w++\s++(?:from|to)\b"
    r"|\bpg_\w|\binformation_schema\b|\bsql\b|\btruncate\s++table\b|\bexec(?:ute)?\s*+\(|\bwhere\s++1\s*+=|'\s*+(?:or|and)\s*+'|\bgrant\s++\w++\s++on\b"
)
# The first of these that applies is told.
_ORDER: Final[tuple[RefusalCode, ...]] = (
    "embedded_sql",
    "fabrication",
    "other_user_data",
    "write_request",
    "other_person",
    "financial_advice",
    "out_of_domain",
    "no_such_data",
    "no_such_metric",
)
_SIGNS: Final = frozenset("$€£₽")
_COMMANDED: Final = frozenset(
    {"my", "the", "a", "an", "all", "this", "that", "it", "me", "our", "every", "another", "back", "them", "down"}
)


def reason_against(question: MarkedQuestion) -> RefusalCode | None:
    """The weightiest reason against answering, or None."""
    found = set(_reasons(question))
    return next((code for code in _ORDER if code in found), None)


def _reasons(question: MarkedQuestion) -> Iterator[RefusalCode]:
    named = _named_tokens(question)
    if _SQL.search(_without_names(question)):
        yield "embedded_sql"
    lexicon, at = refusal_words(question.language), 0
    while at < len(question.tokens):
        found = None if question.tokens[at].quoted else lexicon.longest(question.tokens, at)
        if found and (at not in named or found[1] == "command"):
            code = _command(question, at) if found[1] == "command" else found[1]
            if code and not _is_part_of_more(question, at, found[0]):
                yield code  # type: ignore[misc]
        at = found[0] if found else at + 1


def _command(question: MarkedQuestion, at: int) -> RefusalCode | None:
    """A verb that orders something only where it begins what is asked, and has an object."""
    first = next((mark.start for mark in question.marks if not _says_nothing(mark.meaning)), None)
    following = question.marks[_index_of(question, at + 1)] if at + 1 < len(question.tokens) else None
    is_asked = [token.key for token in question.tokens[max(at - 2, 0) : at]] in (["did", "i"], ["did", "we"])
    if first != at or following is None or is_asked:
        return None
    has_object = (
        question.tokens[at + 1].key in _COMMANDED
        or question.tokens[at + 1].key in _SIGNS
        or isinstance(following.meaning, (EntityLink, Quantity, AmountCondition))
    )
    return "write_request" if has_object else None


def _says_nothing(meaning: object) -> bool:
    return isinstance(meaning, Concept) and meaning.name in ("stop", "now")


def _is_part_of_more(question: MarkedQuestion, start: int, end: int) -> bool:
    """Whether these words are read as part of a longer phrase: "good morning" has no time of day in it."""
    mark = question.marks[_index_of(question, start)]
    is_link = isinstance(mark.meaning, EntityLink)
    return mark.start <= start and mark.end >= end and mark.end - mark.start > end - start and not is_link


def _index_of(question: MarkedQuestion, token: int) -> int:
    return next((n for n, mark in enumerate(question.marks) if mark.end > token), len(question.marks) - 1)


def _named_tokens(question: MarkedQuestion) -> set[int]:
    """The tokens that stand for names of the user's."""
    links = [
        mark
        for mark in question.marks
        if isinstance(mark.meaning, EntityLink) and mark.meaning.names and mark.meaning.how != "part"
    ]
    return {token for mark in links for token in range(mark.start, mark.end)}


def _without_names(question: MarkedQuestion) -> str:
    """The folded text with spaces where names stand."""
    text = list(question.text)
    for number in _named_tokens(question):
        token = question.tokens[number]
        text[token.start : token.end] = " " * (token.end - token.start)
    return fold("".join(text))
