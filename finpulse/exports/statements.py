"""Transactions as statements that programs for personal finance import: OFX and QIF, account by account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import chain
from typing import Final
from xml.sax.saxutils import escape

from finpulse.exports.exported_rows import ExportedRow, Ledger
from finpulse.models import Account
from finpulse.sources.readers.ofx import MADE_UP

_OFX_HEADER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
)
_STATUS: Final = "<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>"
_OFX_TYPES: Final = {"savings": "SAVINGS", "credit_card": "CREDITLINE", "loan": "CREDITLINE"}
_QIF_TYPES: Final = {"credit_card": "CCard", "cash": "Cash", "loan": "Oth L", "wallet": "Cash"}
LONGEST_NAME: Final = 32


def as_ofx(ledger: Ledger) -> Iterator[bytes]:
    """OFX 2.1.1 (https://financialdataexchange.org/ofx), with a statement for each account and currency."""
    now = f"{datetime.now(UTC):%Y%m%d%H%M%S}"
    signed_on = f"<SIGNONMSGSRSV1><SONRS>{_STATUS}<DTSERVER>{now}</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS>"
    yield f"{_OFX_HEADER}<OFX>\n{signed_on}</SIGNONMSGSRSV1>\n<BANKMSGSRSV1>\n".encode()
    for account in ledger.accounts():
        for currency in ledger.currencies():
            yield from _ofx_statement(ledger.of(account.id, currency), account, currency, now)
    yield b"</BANKMSGSRSV1>\n</OFX>\n"


def as_qif(ledger: Ledger) -> Iterator[bytes]:
    """QIF, as Quicken documents it: an account, and its transactions with their splits; days are month first."""
    for account in ledger.accounts():
        kind = _QIF_TYPES.get(account.account_type, "Bank")
        head = f"!Account\nN{_line(account.name)}\nT{kind}\n^\n!Type:{kind}\n".encode()
        for rows in ledger.of(account.id).rows():
            yield head + "".join(map(_qif_entry, rows)).encode()
            head = b""


def _ofx_statement(ledger: Ledger, account: Account, currency: str, now: str) -> Iterator[bytes]:
    """A statement, or nothing where it has no transaction."""
    parts = ledger.rows()
    first = next(parts, None)
    if first is None:
        return
    kind = _OFX_TYPES.get(account.account_type, "CHECKING")
    yield (
        f"<STMTTRNRS><TRNUID>{account.id}-{currency}</TRNUID>{_STATUS}<STMTRS><CURDEF>{currency}</CURDEF>"
        f"<BANKACCTFROM><BANKID>FINPULSE</BANKID><ACCTID>{account.id}</ACCTID><ACCTTYPE>{kind}</ACCTTYPE>"
        f"</BANKACCTFROM><BANKTRANLIST><DTSTART>19000101</DTSTART><DTEND>{now[:8]}</DTEND>\n"
    ).encode()
    for rows in chain([first], parts):
        yield _ofx_entries(rows).encode()
    yield b"</BANKTRANLIST></STMTRS></STMTTRNRS>\n"


def _ofx_entries(rows: Sequence[ExportedRow]) -> str:
    return "".join(map(_ofx_entry, rows))


def _ofx_entry(row: ExportedRow) -> str:
    # The name is the description's first words, since readers put the two together, and ours must find what it was.
    memo = _line(row.description or row.merchant)
    head = memo if len(memo) <= LONGEST_NAME else memo[: LONGEST_NAME + 1].rpartition(" ")[0]
    name = f"<NAME>{escape(head)}</NAME>" if head else ""
    memo = f"<MEMO>{escape(memo)}</MEMO>" if memo != head else ""
    kind = "CREDIT" if row.amount > 0 else "DEBIT"
    return (
        f"<STMTTRN><TRNTYPE>{kind}</TRNTYPE><DTPOSTED>{row.date:%Y%m%d}</DTPOSTED><TRNAMT>{row.amount:f}</TRNAMT>"
        f"<FITID>{escape(row.external_id) or f'{MADE_UP}{row.id}'}</FITID>{name}{memo}</STMTTRN>\n"
    )


def _qif_entry(row: ExportedRow) -> str:
    lines = [f"D{row.date:%m/%d/%Y}", f"T{row.amount:f}", f"P{_line(row.merchant or row.description)}"]
    lines += [f"M{_line(text)}" for text in (row.description,) if text]
    lines += [f"L{_line(row.category)}"] if row.category and not row.splits else []
    for part in row.splits or ():
        note = [f"E{_line(part['note'])}"] if part["note"] else []
        lines += [f"S{_line(part['category'])}", *note, f"${Decimal(part['amount']):f}"]
    return "\n".join([*lines, "^"]) + "\n"


def _line(text: str) -> str:
    """A text on one line, without what no XML can have."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
