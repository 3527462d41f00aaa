"""1CClientBankExchange, the statement that banks give 1C's accounting -> a row for each document, streamed.

After 1C's "Стандарт обмена данными с системами Клиент банка", version 1.03: lines of a name and a value; sections of
accounts state balances and turnovers, and sections of documents say who paid whom. Whether money went out or came in
shows by which of a document's two accounts is the file's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from finpulse.sources.readers.bank_records.exchange_accounts import ExchangeAccounts
from finpulse.sources.readers.bank_records.record_file import Records, amount_cell, record_reader
from finpulse.sources.readers.known_fields import LONGEST_TEXT
from finpulse.sources.readers.stated_figures import Entry, figure
from finpulse.sources.reading import RawRow

NAME: Final = "1c"
_START: Final = re.compile(r"(?:\ufeff|\xef\xbb\xbf)?\s*1CClientBankExchange\s*?[\r\n]")
_LINE: Final = re.compile(r"\s*(\w+)=(.*)")
_TAX_NUMBER: Final = re.compile(r"^\s*ИНН[\s:]*\d{10,14}[\s\\/,]*")
_PURPOSE: Final = "НазначениеПлатежа"
_CODE_PAGES: Final = ("cp1251", "cp866", "koi8-r")
_OWN_WORDS: Final = ("ВерсияФормата", "Кодировка", "СекцияДокумент")
_MOST_VALUES: Final = 100
# For money out and money in: the day when it moved, and the other side's name.
_SIDES: Final = {-1: ("ДатаСписано", "Получатель"), 1: ("ДатаПоступило", "Плательщик")}

# The values of a section by their names.
Values = dict[str, str]


def recognises(head: str) -> bool:
    """Whether a file begins with the format's name."""
    return bool(_START.match(head))


def _entries(records: Records) -> Iterator[Entry]:
    """The row of each document, two for one between two accounts of the file, and behind all the accounts' figures."""
    accounts, values, line, last = ExchangeAccounts(), Values(), 0, ""
    for number, record in records:
        text = record.strip()
        match = _LINE.fullmatch(text)
        name = match[1] if match else text
        if name in ("СекцияРасчСчет", "СекцияДокумент"):
            values, line = {}, number
        elif name == "КонецРасчСчет":
            accounts.add_section(values)
        elif name == "КонецДокумента":
            yield from _rows(line, values, accounts)
            values = {}
        elif match and len(values) < _MOST_VALUES:
            last = name
            values.setdefault(name, match[2].strip()[:LONGEST_TEXT])
            accounts.add_number(name, match[2])
        elif not match and values.get(last) and len(values[last]) < LONGEST_TEXT:
            # A purpose may have line ends in it.
            values[last] = f"{values[last]} {text}"
    yield accounts.sections()


def _rows(line: int, values: Values, accounts: ExchangeAccounts) -> Iterator[RawRow]:
    payer, payee = accounts.own(values, "Плательщик"), accounts.own(values, "Получатель")
    signs = [sign for sign, own in ((-1, payer), (1, payee)) if own] or _by_days(values)
    for sign in signs or (0,):
        yield RawRow(line, _cells(values, sign, payer if sign < 0 else payee))


def _by_days(values: Values) -> list[int]:
    """Which way money went by the day that is filled in, where neither account is known as the file's own."""
    filled = [sign for sign, (day, _) in _SIDES.items() if values.get(day)]
    return filled if len(filled) == 1 else []


def _cells(values: Values, sign: int, account: str) -> list[str]:
    day, party = _SIDES.get(sign, ("Дата", "Получатель"))
    amount = values.get("Сумма", "").replace(",", ".")
    value = figure(amount)
    return [
        values.get(day) or values.get("Дата", ""),
        "",
        amount_cell(sign * value if value is not None and sign else None, amount or "Сумма"),
        ExchangeAccounts.currency(account),
        _TAX_NUMBER.sub("", values.get(f"{party}1") or values.get(party, "")),
        values.get(_PURPOSE) or " ".join(values.get(f"{_PURPOSE}{part}", "") for part in range(1, 7)).strip(),
        "",
    ]


def _code_page(head: bytes) -> str:
    """The code page in which the format's own words are written; the one that a file names is often another."""
    return next((page for page in _CODE_PAGES if any(word.encode(page) in head for word in _OWN_WORDS)), "")


detect, read_rows, read_stated = record_reader(NAME, 0, _entries, declared=_code_page)
