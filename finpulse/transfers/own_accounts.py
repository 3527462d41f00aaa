"""A user's own accounts, and which of them a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.transfers.texts import TransferText, is_bank
from finpulse.transfers.vocabulary import BANK_WORDS, GENERIC_IN_NAMES, KIND_WORDS

_LEAST_LETTERS: Final = 3
_PROVIDERS_OF_NOTHING: Final = ("csv", "manual")
# Four digits or more that are no year.
_ACCOUNT_NUMBER: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}")
# In the name of a file, between other characters: six digits and more are mostly a day.
_NUMBER_OF_FILE: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4}(?!\d)")


class Naming(IntEnum):
    """How surely a text speaks of an account."""

    NONE = 0
    BANK = 1  # by the bank that it is at, where others have accounts too
    KIND = 2  # as "savings", which may be another's
    NAME = 3
    NUMBER = 4


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """An account, and what texts call it.

    `phrases` are its name as folded words, and the name without words such as "account"; `numbers` stand in its name,
    and `file_numbers` in the names of files that it came in, which say less.
    """

    id: int
    account_type: str
    phrases: tuple[tuple[str, ...], ...]
    banks: frozenset[str]
    numbers: frozenset[str]
    file_numbers: frozenset[str]

    @classmethod
    def of(cls, number: int, name: str, provider: str, account_type: str, files: Iterable[str] = ()) -> OwnAccount:
        """What texts call an account.

        >>> account = OwnAccount.of(1, "Visa *4821", "csv", "credit_card", ["card_7781_20260301.csv"])
        >>> account.phrases, sorted(account.numbers), sorted(account.file_numbers)
        ((), ['4821'], ['7781'])
        >>> OwnAccount.of(2, "Rent Account", "csv", "checking").phrases
        (('rent', 'account'), ('rent',))
        """
        words = tuple(word for word in tokens(name) if not word.isdigit())
        telling = tuple(word for word in words if word not in GENERIC_IN_NAMES)
        at_bank = bool(telling) and all(word in BANK_WORDS or is_bank(word) for word in telling)
        banks = set(telling) if at_bank else set()
        if provider not in _PROVIDERS_OF_NOTHING:
            banks |= set(tokens(provider))
        phrases = (words, telling) if telling and not at_bank and len("".join(telling)) >= _LEAST_LETTERS else ()
        return cls(
            number,
            account_type,
            tuple(dict.fromkeys(phrases)),
            frozenset(banks),
            frozenset(_ACCOUNT_NUMBER.findall(name)),
            frozenset(number for file in files for number in _NUMBER_OF_FILE.findall(file)),
        )

    def is_numbered_in(self, text: TransferText) -> bool:
        """Whether a text has the account's number, or the last digits of it.

        >>> from finpulse.transfers.texts import read_text
        >>> OwnAccount.of(1, "Giro 4821", "csv", "checking").is_numbered_in(read_text("IBAN DE0210010010 0000004821"))
        True
        """
        if any(said.endswith(number) for number in self.numbers for said in text.numbers):
            return True
        return any(said.endswith(number) for number in self.file_numbers for said in text.masked)

    def is_of_kind_in(self, text: TransferText) -> bool:
        """Whether a text speaks of an account of this type."""
        return not KIND_WORDS.get(self.account_type, frozenset()).isdisjoint(text.words)


class _Span(NamedTuple):
    """Where the words of an account's name stand in a text."""

    start: int
    end: int
    account_id: int
    whole: bool


class Spoken(NamedTuple):
    """The own accounts that a text speaks of beside the one that its row is of, and the strangers that are left.

    `unknown_number` where it has the last digits of an account that is none of these.
    """

    named: Mapping[int, Naming]
    strangers: frozenset[str]
    unknown_number: bool


class OwnAccounts:
    """All accounts of a user, as texts speak of them."""

    def __init__(self, accounts: Iterable[OwnAccount], own_names: Iterable[frozenset[str]] = ()) -> None:
        self.by_id = {account.id: account for account in accounts}
        self._own_names = tuple(own_names)
        self._read: dict[tuple[int, TransferText], Spoken] = {}

    def spoken_of(self, text: TransferText, own_id: int) -> Spoken:
        """Which other accounts than its own a row's text speaks of."""
        key = own_id, text
        if key not in self._read:
            self._read[key] = self._spoken_of(text, own_id)
        return self._read[key]

    def _spoken_of(self, text: TransferText, own_id: int) -> Spoken:
        spans = list(_widest(self._spans(text.words)))
        said = {word for span in spans for word in text.words[span.start : span.end]}
        strangers = text.strangers - said
        strangers -= {word for name in self._own_names if name <= strangers for word in name}
        named: dict[int, Naming] = {}
        for account in self.by_id.values():
            if account.id != own_id and (naming := self._naming(account, text, spans, strangers, own_id)):
                named[account.id] = naming
        return Spoken(named, strangers, self._has_unknown_number(text))

    def _naming(
        self, account: OwnAccount, text: TransferText, spans: Sequence[_Span], strangers: frozenset[str], own_id: int
    ) -> Naming:
        if account.is_numbered_in(text):
            return Naming.NUMBER
        mine = [span for span in spans if span.account_id == account.id]
        # A part of the name alone must be all that the text names, and a name must not be a shop's by chance.
        whole = any(span.whole and span.end - span.start > 1 for span in mine)
        if mine and ((whole and text.says_transfer) or not strangers):
            return Naming.NAME if text.says_transfer or whole else Naming.KIND
        if account.account_type != self.by_id[own_id].account_type and account.is_of_kind_in(text):
            return Naming.KIND
        return Naming.NONE if account.banks.isdisjoint(text.words) else Naming.BANK

    def _spans(self, words: Sequence[str]) -> Iterator[_Span]:
        for account in self.by_id.values():
            for phrase in account.phrases:
                for start in range(len(words) - len(phrase) + 1):
                    if words[start] == phrase[0] and tuple(words[start : start + len(phrase)]) == phrase:
                        yield _Span(start, start + len(phrase), account.id, phrase == account.phrases[0])

    def _has_unknown_number(self, text: TransferText) -> bool:
        known = {number for each in self.by_id.values() for number in (*each.numbers, *each.file_numbers)}
        return any(not any(said.endswith(number) for number in known) for said in text.masked)


def _widest(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Those that lie in no wider one: of "Savings USD" and "Savings", a text with both names the first."""
    found = list(spans)
    for span in found:
        wider = (other for other in found if other.end - other.start > span.end - span.start)
        if not any(other.start <= span.start and span.end <= other.end for other in wider):
            yield span
