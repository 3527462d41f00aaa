"""Statements in formats that name their balances: MT940, CAMT.053 and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from scripts.damage.histories import digits_of, history, in_messages
from scripts.damage.statement import Case, Part, Row, Statement

FORMATS: Final = ("mt940", "mt940 messages", "camt.053", "camt.053 statements", "json ends", "json running")
_CURRENCIES: Final = ("EUR", "USD", "CHF", "PLN", "JPY")


def message_case(random_: Random, kind: str) -> Case:
    """A statement in one of FORMATS."""
    currency = random_.choice(_CURRENCIES)
    several = random_.randint(2, 5) if kind.endswith("s") and not kind.startswith("json") else 1
    has_sums = random_.random() < 0.5 and not kind.startswith("json")
    if kind == "json running":
        _, rows = history(random_, currency)
        statement = Statement(tuple(rows), (Part(currency),), rows[0].day, rows[-1].day)
    else:
        statement = in_messages(random_, currency, several, sums=has_sums)
    hints = {"account_type": "checking", "currency": currency}
    return Case(kind, currency, statement, _WRITERS[kind.split(maxsplit=1)[0]](random_), hints)


def _mt940(random_: Random) -> Callable[[Statement], bytes]:
    pages, ends = random_.random() < 0.5, random_.choice(("\r\n", "\n"))

    def write(statement: Statement) -> bytes:
        lines: list[str] = []
        last = len(statement.parts) - 1
        for number, part in enumerate(statement.parts):
            rows = statement.of_part(number)
            first_kind = "60F" if not pages or not number else "60M"
            last_kind = "62F" if not pages or number == last else "62M"
            begins, ends_on = _days(statement)
            lines += [":20:STARTUMS", ":25:10020030/1234567", f":28C:{1 if pages else number + 1}/{number + 1}"]
            lines.append(f":{first_kind}:{_swift_balance(part.opening, begins, part.currency)}")
            for row in rows:
                lines += [_swift_line(row, part.currency), f":86:{row.text}"]
            lines.append(f":{last_kind}:{_swift_balance(part.closing, ends_on, part.currency)}")
            if part.count_in is not None:
                lines.append(f":90D:{part.count_out}{part.currency}{_comma(part.money_out, part.currency)}")
                lines.append(f":90C:{part.count_in}{part.currency}{_comma(part.money_in, part.currency)}")
            lines.append("-")
        return (ends.join(lines) + ends).encode()

    return write


def _days(statement: Statement) -> tuple[date, date]:
    """The days of the balances, which are those of the undamaged rows."""
    return statement.begins - timedelta(1), statement.ends


def _swift_balance(value: Decimal | None, day: date, currency: str) -> str:
    mark = "D" if (value or 0) < 0 else "C"
    return f"{mark}{day:%y%m%d}{currency}{_comma(value, currency)}"


def _swift_line(row: Row, currency: str) -> str:
    mark = "D" if row.moved < 0 else "C"
    return f":61:{row.day:%y%m%d}{row.day:%m%d}{mark}{_comma(row.moved, currency)}NTRFNONREF"


def _comma(value: Decimal | None, currency: str) -> str:
    digits = digits_of(currency)
    return f"{abs(value or 0):.{digits}f}".replace(".", ",") + ("" if digits else ",")


def _camt(random_: Random) -> Callable[[Statement], bytes]:
    version, is_pretty = random_.choice(("02", "04", "08")), random_.random() < 0.7

    def write(statement: Statement) -> bytes:
        parts = "".join(_camt_part(statement, number) for number in range(len(statement.parts)))
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
            f"<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>{parts}</BkToCstmrStmt></Document>"
        )
        return (text if is_pretty else text.replace("\n", "")).encode()

    return write


def _camt_part(statement: Statement, number: int) -> str:
    part, (begins, ends) = statement.parts[number], _days(statement)
    balances = _camt_balance("OPBD", part.opening, begins, part) + _camt_balance("CLBD", part.closing, ends, part)
    entries = "".join(_camt_entry(row, part.currency) for row in statement.of_part(number))
    summary = ""
    if part.count_in is not None:
        summary = (
            f"<TxsSummry><TtlNtries><NbOfNtries>{part.count_in + (part.count_out or 0)}</NbOfNtries></TtlNtries>"
            f"<TtlCdtNtries><NbOfNtries>{part.count_in}</NbOfNtries><Sum>{part.money_in}</Sum></TtlCdtNtries>"
            f"<TtlDbtNtries><NbOfNtries>{part.count_out}</NbOfNtries><Sum>{part.money_out}</Sum></TtlDbtNtries></TxsSummry>\n"
        )
    account = f"<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>{part.currency}</Ccy></Acct>"
    return f"<Stmt><Id>{number}</Id>{account}\n{balances}{summary}{entries}</Stmt>\n"


def _camt_balance(code: str, value: Decimal | None, day: date, part: Part) -> str:
    mark = "DBIT" if (value or 0) < 0 else "CRDT"
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{part.currency}">{abs(value or 0)}</Amt>'
        f"<CdtDbtInd>{mark}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )


def _camt_entry(row: Row, currency: str) -> str:
    text, mark = row.text.replace("&", "&amp;"), "DBIT" if row.moved < 0 else "CRDT"
    return (
        f'<Ntry><Amt Ccy="{currency}">{abs(row.moved)}</Amt><CdtDbtInd>{mark}</CdtDbtInd>'
        f"<Sts>BOOK</Sts><BookgDt><Dt>{row.day}</Dt></BookgDt><ValDt><Dt>{row.day}</Dt></ValDt><NtryDtls><TxDtls>"
        f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )


def _json(random_: Random) -> Callable[[Statement], bytes]:
    newest_first, in_cents = random_.random() < 0.5, random_.random() < 0.2
    style, indent = random_.choice(("plain", "open banking")), random_.choice((None, 2))

    def value(amount: Decimal, currency: str) -> Any:
        if in_cents and digits_of(currency):
            return int(amount.scaleb(2))
        return str(amount) if style == "open banking" else float(amount)

    def write(statement: Statement) -> bytes:
        part, unit = statement.parts[0], "_cents" if in_cents and digits_of(statement.parts[0].currency) else ""
        rows = [_json_row(row, part.currency, unit, value) for row in statement.rows]
        whole: dict[str, Any] = {"account": {"iban": "DE89370400440532013000"}, "currency": part.currency}
        if part.opening is not None and part.closing is not None:
            whole |= {f"opening_balance{unit}": value(part.opening, part.currency)}
            whole |= {f"closing_balance{unit}": value(part.closing, part.currency)}
        whole["transactions"] = rows[::-1] if newest_first else rows
        return json.dumps(whole, indent=indent).encode()

    return write


def _json_row(row: Row, currency: str, unit: str, value: Callable[[Decimal, str], Any]) -> dict[str, Any]:
    cells = {"booking_date": str(row.day), "description": row.text, f"amount{unit}": value(row.moved, currency)}
    return {**cells, "currency": currency} | (
        {f"balance{unit}": value(row.balance, currency)} if row.balance is not None else {}
    )


_WRITERS: Final = {"mt940": _mt940, "camt.053": _camt, "json": _json}
