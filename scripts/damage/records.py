"""Statements in the coded records of several countries: Norma 43, CODA, CFONB 120, BAI2, 1CClientBankExchange."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from scripts.damage.histories import in_messages
from scripts.damage.statement import Case, Statement

# Of 1C, whose documents stand in any order below all accounts, one account; of BAI2 each day is a group.
FORMATS: Final = ("norma43", "coda", "cfonb120", "bai2", "1c")
_CURRENCIES: Final = {"norma43": ("EUR", "978"), "coda": ("EUR", ""), "cfonb120": ("EUR", ""), "bai2": ("USD", "")}
_OWN, _OTHER = "40702810900000000001", "40802810500000000077"


def record_case(random_: Random, kind: str) -> Case:
    """A statement in one of FORMATS."""
    currency = _CURRENCIES.get(kind, ("RUB", ""))[0]
    several = random_.randint(1, 3) if kind != "1c" else 1
    statement = in_messages(random_, currency, several, sums=kind != "cfonb120")
    if kind == "bai2":
        # A group is of one day, which its movements don't say for themselves.
        days = [max(row.day for row in statement.of_part(number)) for number in range(several)]
        statement = replace(statement, rows=tuple(replace(row, day=days[row.part]) for row in statement.rows))

    def write(damaged: Statement) -> bytes:
        return "\n".join(_LINES[kind](damaged)).encode(_ENCODINGS.get(kind, "latin-1"))

    return Case(kind, f"{several} parts", statement, write, {"account_type": "checking", "currency": currency})


def _cents(value: Decimal | None) -> int:
    return int((value or Decimal(0)).scaleb(2))


def _norma43(statement: Statement) -> Iterator[str]:
    bank = "00491500" + "1234567890"
    for number, part in enumerate(statement.parts):
        begins, ends = statement.begins, statement.ends
        yield f"11{bank}{begins:%y%m%d}{ends:%y%m%d}{_spanish(part.opening)}9783{'ACME SL':<26}   "
        for row in statement.of_part(number):
            yield f"22    1500{row.day:%y%m%d}{row.day:%y%m%d}03018{_spanish(row.moved)}{0:010}{0:012}{'':<16}"
            yield f"2301{row.text:<38}{'':<38}"
        out = f"{part.count_out:05}{_cents(part.money_out):014}"
        into = f"{part.count_in:05}{_cents(part.money_in):014}"
        yield f"33{bank}{out}{into}{_spanish(part.closing)}978    "
    yield f"88{'9' * 18}"


def _spanish(value: Decimal | None) -> str:
    return f"{'1' if (value or 0) < 0 else '2'}{abs(_cents(value)):014}"


def _coda(statement: Statement) -> Iterator[str]:
    account = f"{'BE68539007547034':<31}   EUR"
    for number, part in enumerate(statement.parts):
        begins, ends = statement.begins - timedelta(1), statement.ends
        yield f"00000{ends:%d%m%y}53905{'00000001':<9}{'ACME':<26}BBRUBEBB   00123456789 00000".ljust(127) + "2"
        yield f"12001{account:<37}{_belgian(part.opening)}{begins:%d%m%y}{'ACME':<26}{'':<35}001".ljust(128)
        for at, row in enumerate(statement.of_part(number), 1):
            begin = f"21{at:04}0000{f'REF{at}':<21}{_belgian(row.moved)}{row.day:%d%m%y}001500000"
            yield f"{begin}{row.text:<53}{row.day:%d%m%y}00101 0"
        yield f"8001{account:<37}{_belgian(part.closing)}{ends:%d%m%y}".ljust(128)
        out, into = _cents(part.money_out) * 10, _cents(part.money_in) * 10
        yield f"9{'':<15}{8:06}{out:015}{into:015}".ljust(127) + "2"


def _belgian(value: Decimal | None) -> str:
    return f"{'1' if (value or 0) < 0 else '0'}{abs(_cents(value)) * 10:015}"


def _cfonb120(statement: Statement) -> Iterator[str]:
    for number, part in enumerate(statement.parts):
        begins, ends = statement.begins - timedelta(1), statement.ends
        yield _french_balance("01", part.opening, begins)
        for row in statement.of_part(number):
            begin = f"0430004A1B200815EUR2 0001001234505{row.day:%d%m%y}  {row.day:%d%m%y}"
            yield f"{begin}{row.text:<31}  0000000  {_overpunched(row.moved)}{'':<16}"
        yield _french_balance("07", part.closing, ends)


def _french_balance(kind: str, value: Decimal | None, day: date) -> str:
    return f"{kind}30004    00815EUR2 00010012345  {day:%d%m%y}{'':<50}{_overpunched(value)}{'':<16}"


def _overpunched(value: Decimal | None) -> str:
    digits = f"{abs(_cents(value)):014}"
    return digits[:-1] + ("}JKLMNOPQR" if (value or 0) < 0 else "{ABCDEFGHI")[int(digits[-1])]


def _bai2(statement: Statement) -> Iterator[str]:
    yield f"01,122099999,123456789,{statement.ends:%y%m%d},0200,1,80,,2/"
    for number, part in enumerate(statement.parts):
        rows = statement.of_part(number)
        yield f"02,031001234,122099999,1,{_group_day(statement, number):%y%m%d},2359,,2/"
        yield (
            f"03,0123456789,,010,{_cents(part.opening)},,,015,{_cents(part.closing)},,,"
            f"100,{_cents(part.money_in)},{part.count_in},,400,{_cents(part.money_out)},{part.count_out},/"
        )
        for row in rows:
            yield f"16,{455 if row.moved < 0 else 165},{abs(_cents(row.moved))},0,,,{row.text.replace('/', ' ')}"
        yield "49,0,6/"
        yield "98,0,1,8/"
    yield "99,0,1,10/"


def _group_day(statement: Statement, number: int) -> date:
    return max(row.day for row in statement.of_part(number)) if statement.of_part(number) else statement.ends


def _exchange(statement: Statement) -> Iterator[str]:
    part = statement.parts[0]
    yield from ("1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", f"РасчСчет={_OWN}")
    yield from ("СекцияРасчСчет", f"ДатаНачала={statement.begins:%d.%m.%Y}", f"ДатаКонца={statement.ends:%d.%m.%Y}")
    yield from (f"РасчСчет={_OWN}", f"НачальныйОстаток={part.opening}", f"КонечныйОстаток={part.closing}")
    yield from (f"ВсегоПоступило={part.money_in}", f"ВсегоСписано={part.money_out}", "КонецРасчСчет")
    for number, row in enumerate(statement.rows, 1):
        payer, payee = (_OWN, _OTHER) if row.moved < 0 else (_OTHER, _OWN)
        yield from ("СекцияДокумент=Платежное поручение", f"Номер={number}", f"Дата={row.day:%d.%m.%Y}")
        yield from (f"Сумма={abs(row.moved)}", f"ПлательщикСчет={payer}", f"ПолучательСчет={payee}")
        yield f"{'ДатаСписано' if row.moved < 0 else 'ДатаПоступило'}={row.day:%d.%m.%Y}"
        yield from (f"НазначениеПлатежа={row.text}", "КонецДокумента")
    yield "КонецФайла"


_LINES: Final[dict[str, Callable[[Statement], Iterator[str]]]] = {
    "norma43": _norma43,
    "coda": _coda,
    "cfonb120": _cfonb120,
    "bai2": _bai2,
    "1c": _exchange,
}
_ENCODINGS: Final = {"1c": "cp1251"}
