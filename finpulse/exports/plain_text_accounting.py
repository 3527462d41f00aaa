"""Transactions for plain text accounting: Beancount, and the journal of Ledger and hledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from sqlalchemy import select

from finpulse.exports.exported_rows import ExportedRow, Ledger
from finpulse.models import CategoryMonth

# Both programs know these roots; money that moves between own accounts is on its way in the meantime.
_ROOTS: Final = {"income": "Income", "spending": "Expenses", "transfer": "Equity:Transfers"}
_LIABILITIES: Final = frozenset({"credit_card", "loan"})
_UNKNOWN: Final = "Uncategorised"
# Beancount takes years from 1700 on.
_FIRST_DAY: Final = "1700-01-01"
_NO_LETTER: Final = re.compile(r"[\W_]+", re.ASCII)


class _Names(NamedTuple):
    """What accounts by their ids, and categories by their names, are called."""

    accounts: dict[int, str]
    categories: dict[str, str]


class _Posting(NamedTuple):
    account: str
    amount: Decimal
    note: str


def as_beancount(ledger: Ledger) -> Iterator[bytes]:
    """A Beancount file (https://beancount.github.io/docs/beancount_language_syntax.html)."""
    names = _names(ledger)
    accounts = sorted({*names.accounts.values(), *names.categories.values()})
    yield "".join(f"{_FIRST_DAY} open {account}\n" for account in accounts).encode()
    for rows in ledger.rows():
        yield "".join(_beancount_entry(row, names) for row in rows).encode()


def as_ledger(ledger: Ledger) -> Iterator[bytes]:
    """A journal as hledger and Ledger read it (https://hledger.org/hledger.html#journal)."""
    names = _names(ledger)
    for rows in ledger.rows():
        yield "".join(_journal_entry(row, names) for row in rows).encode()


def _names(ledger: Ledger) -> _Names:
    accounts = {
        account.id: f"{'Liabilities' if account.account_type in _LIABILITIES else 'Assets'}:"
        f"{_component(account.name, f'Account-{account.id}')}-{account.id}"
        for account in ledger.accounts()
    }
    kinds = ledger.kinds()
    used = select(CategoryMonth.category).where(CategoryMonth.owner_id == ledger.owner_id).distinct()
    categories: dict[str, str] = {}
    for name in sorted({*kinds, *ledger.session.scalars(used)}):
        root = _ROOTS[kinds.get(name, "spending")]
        plain = f"{root}:{_component(name, _UNKNOWN)}"
        taken = sum(other == plain or other.startswith(f"{plain}-x") for other in categories.values())
        categories[name] = f"{plain}-x{taken}" if taken else plain
    return _Names(accounts, categories)


def _component(name: str, fallback: str) -> str:
    """A name as a part of an account's, which begins with a capital and has letters of ASCII, digits and hyphens.

    >>> _component("Food & Restaurants", "Other"), _component("Кафе", "Other")
    ('Food-Restaurants', 'Other')
    """
    plain = _NO_LETTER.sub("-", name).strip("-")
    return plain[:1].upper() + plain[1:] if plain else fallback


def _postings(row: ExportedRow, names: _Names) -> Iterator[_Posting]:
    yield _Posting(names.accounts[row.account_id], row.amount, "")
    parts = row.splits or [{"amount": row.amount, "category": row.category, "note": None}]
    for part in parts:
        yield _Posting(names.categories.get(part["category"], _lost()), -Decimal(part["amount"]), part["note"] or "")


def _lost() -> str:
    return f"{_ROOTS['spending']}:{_UNKNOWN}"


def _beancount_entry(row: ExportedRow, names: _Names) -> str:
    lines = [f"\n{row.date} * {_quoted(row.merchant)} {_quoted(row.description)}{_beancount_tags(row)}"]
    lines.append(f'  id: "{row.id}"')
    lines += [f"  note: {_quoted(row.note)}"] if row.note else []
    for posting in _postings(row, names):
        lines.append(f"  {posting.account}  {posting.amount:f} {row.currency}")
        lines += [f"    note: {_quoted(posting.note)}"] if posting.note else []
    return "\n".join(lines) + "\n"


def _beancount_tags(row: ExportedRow) -> str:
    tags = (_NO_LETTER.sub("-", tag).strip("-") for tag in row.tags or ())
    return "".join(f" #{tag}" for tag in tags if tag)


def _quoted(text: str) -> str:
    r"""A text as Beancount quotes it.

    >>> print(_quoted('a "b" \\'))
    "a \"b\" \\"
    """
    plain = _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _journal_entry(row: ExportedRow, names: _Names) -> str:
    # A semicolon begins a comment, and a bar parts payee and note.
    payee, note = (_one_line(text).replace(";", ",").replace("|", "/") for text in (row.merchant, row.description))
    said = f"{payee} | {note}" if payee and note else payee or note or "?"
    tags = "".join(f", {_NO_LETTER.sub('-', tag).strip('-')}:" for tag in row.tags or () if _component(tag, ""))
    lines = [f"\n{row.date} * {said}", f"    ; id:{row.id}{tags}"]
    lines += [f"    ; note: {_one_line(row.note)}"] if row.note else []
    for posting in _postings(row, names):
        remark = f"  ; {_one_line(posting.note)}" if posting.note else ""
        lines.append(f"    {posting.account}  {posting.amount:f} {row.currency}{remark}")
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
