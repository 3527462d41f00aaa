"""Words before a payee, or behind one, that tell the way in which money went."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from finpulse.cleaning.descriptors import elsewhere, india, united_kingdom, united_states
from finpulse.cleaning.descriptors.descriptor import Descriptor, PaymentChannel
from finpulse.cleaning.lexicon.descriptor_words import STATES
from finpulse.cleaning.text import fold

_MARKS: Final = " \t.,:;-–—_#*/()[]\"'«»“”№&+=|•<>!?~^)"
_SHORTEST_TICKET: Final = 10
_STATE: Final = "<state>"
_STATES: Final = frozenset(STATES.split())
# Banks set words apart by blanks and slashes, and names behind a processor's by a star.
_WORD: Final = re.compile(r"[^\s*/]+")
_STAR: Final = "*"
_FIRST_PART: Final = re.compile(r"[*/]")
_NO_LETTER: Final = re.compile(r"[\dXx*•#.,:/\\-]*")
_DAY: Final = re.compile(
    r"\d{1,2}[a-z]{3}(?:\d{2}|\d{4})?|\d{1,2}[.-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}", re.I
)
_ID: Final = " ID:"
_END: Final = re.compile(rf"\s(?:{'|'.join(united_states.ENTRY_CLASSES.split())}) ID:\s?\S+(?:\s\S+)?$")


class _Lead(NamedTuple):
    """The words of a lead behind its first one."""

    further: tuple[str, ...]
    channel: PaymentChannel
    has_state: bool
    has_star: bool


def _leads() -> dict[str, list[_Lead]]:
    """The leads of all families by their first word, those of most words first."""
    found: defaultdict[str, list[_Lead]] = defaultdict(list)
    for family in (united_states, united_kingdom, india, elsewhere):
        for channel, entries in family.LEADS.items():
            for entry in entries.split(","):
                first, *further = fold(entry.replace(_STATE, "").replace(_STAR, "")).split()
                found[first].append(_Lead(tuple(further), channel, _STATE in entry, _STAR in entry))
    return {first: sorted(leads, key=lambda lead: -len(lead.further)) for first, leads in found.items()}


_LEADS: Final = _leads()
_TAILS: Final = {
    word.strip(): channel for channel, entries in united_kingdom.TAILS.items() for word in entries.split(",")
}
_CARD_MARKS: Final = frozenset(mark.strip() for mark in united_kingdom.CARD_MARKS.split(","))


@lru_cache(maxsize=16_384)
def plain(word: str) -> str:
    """The word folded, without marks around it."""
    return fold(word.strip(_MARKS))


@lru_cache(maxsize=16_384)
def is_number(word: str) -> bool:
    """Whether a word is a number, a day or a masked card."""
    return bool(_NO_LETTER.fullmatch(word) or _DAY.fullmatch(word.strip(_MARKS)))


def read_led(text: str) -> Descriptor | None:
    """The channel that the first words tell, and what stands behind them as the payee; None if they tell none.

    >>> read_led("Signature POS Debit 06/06 6337 KS OVERLAND PARK HEN HOUSE").payee
    'OVERLAND PARK HEN HOUSE'
    """
    if not _may_lead(text.split(maxsplit=1)):
        return None
    spans = [found.span() for found in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    for lead in _LEADS.get(plain(words[0]), ()) if words else ():
        last = _last_of(lead, words)
        if last >= 0 and (not lead.has_star or text[spans[last][1] :].lstrip().startswith(_STAR)):
            at, place = _behind(lead, words, last + 1)
            return Descriptor(lead.channel, text[spans[at][0] :] if at < len(words) else "", place=place)
    return None


def _may_lead(split: Sequence[str]) -> bool:
    """Whether a text's first word, which stands before a blank, a star or a slash, begins a lead."""
    if not split:
        return False
    first = split[0]
    return plain(first) in _LEADS or (
        ("*" in first or "/" in first) and plain(_FIRST_PART.split(first, 1)[0]) in _LEADS
    )


def _last_of(lead: _Lead, words: Sequence[str]) -> int:
    """Where the last of a lead's words stands, -1 if they don't all stand there."""
    at = 0
    for each in lead.further:
        at += 1
        while at < len(words) and plain(words[at]) != each and is_number(words[at]):
            at += 1
        if at == len(words) or plain(words[at]) != each:
            return -1
    return at


def _behind(lead: _Lead, words: Sequence[str], at: int) -> tuple[int, str]:
    """Where the payee begins behind a lead, and the state that stands before it."""
    while at < len(words) and is_number(words[at]):
        at += 1
    if lead.has_state and at + 1 < len(words) and words[at].lower() in _STATES and words[at].isupper():
        return at + 1, words[at]
    return at, ""


def read_ticket(text: str) -> Descriptor | None:
    """The airline before the number of a ticket; None where none stands.

    >>> read_ticket("UNITED 0162418812345 UNITED.COM TX").payee
    'United Airlines'
    """
    first, _, behind = text.partition(" ")
    airline = united_states.AIRLINES.get(first.lower())
    number = behind.lstrip().partition(" ")[0] if airline else ""
    if airline is None or len(number) < _SHORTEST_TICKET or not number.isdigit():
        return None
    return Descriptor(PaymentChannel.CARD, airline, reference=number)


def read_ended(text: str) -> Descriptor | None:
    """The channel that the last words tell, and what stands before them as the payee; None if they tell none.

    >>> read_ended("OCTOPUS ENERGY DD").payee
    'OCTOPUS ENERGY'
    """
    if _ID in text and _END.search(text):
        return Descriptor(PaymentChannel.CLEARING, _END.sub("", text).strip())
    before, _, last = text.rstrip().rpartition(" ")
    if last.isupper() and before and (channel := _TAILS.get(last.lower())):
        return Descriptor(channel, before.strip())
    head, _, mark = before.rpartition(" ")
    if head and mark.lower() in _CARD_MARKS and is_number(last):
        return Descriptor(PaymentChannel.CARD, head.strip())
    return None
