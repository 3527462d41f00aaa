"""Norma 43, Spain's statement of accounts -> a row for each movement, streamed.

After the Asociación Española de Banca's "Serie normas y procedimientos bancarios 43": records of 80 letters; 11 begins
an account, 22 is a movement, 23 its concepts, 24 its amount in another currency, 33 ends the account, 88 the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from finpulse.sources.readers.bank_records.record_file import (
    MOST_TEXTS,
    Records,
    amount_cell,
    currency_of_number,
    record_reader,
    signed,
    unmarked,
)
from finpulse.sources.readers.known_fields import reference
from finpulse.sources.readers.stated_figures import Entry
from finpulse.sources.readers.syntax.short_days import calendar_day, iso_day
from finpulse.sources.reading import RawRow
from finpulse.sources.stated import StatedSection

NAME: Final = "norma43"
_ACCOUNT: Final = re.compile(r"(?:^|\n)11\d{30}[12]\d{17}")
_SIGNS: Final = {"1": -1, "2": 1}
# What a movement is by its common concept, for those that no text describes.
_CONCEPTS: Final = {
    "01": "Talones y reintegros",
    "02": "Abonarés, entregas e ingresos",
    "03": "Domiciliaciones, recibos y letras",
    "04": "Giros, transferencias, traspasos y cheques",
    "05": "Amortizaciones de préstamos y créditos",
    "06": "Remesas de efectos",
    "07": "Suscripciones y dividendos pasivos",
    "08": "Cupones, dividendos y amortizaciones",
    "09": "Compraventa de valores",
    "10": "Cheques gasolina",
    "11": "Cajero automático",
    "12": "Tarjetas de crédito y débito",
    "13": "Operaciones en el extranjero",
    "14": "Devoluciones e impagados",
    "15": "Nóminas y seguros sociales",
    "16": "Timbres, corretajes y pólizas",
    "17": "Intereses, comisiones, custodia, gastos e impuestos",
    "98": "Anulaciones y correcciones",
    "99": "Varios",
}


def recognises(head: str) -> bool:
    """Whether a file's beginning has the record that begins an account."""
    return bool(_ACCOUNT.search(head[:4096].replace("\r", "\n")))


def _entries(records: Records) -> Iterator[Entry]:
    """Each movement with the concepts behind it, and behind those of an account its balances, sums and counts."""
    section, currency, movement = StatedSection(), "", None
    texts: list[str] = []
    for line, record in records:
        kind = record[:2]
        if kind in ("23", "24"):
            texts += [record[4:42], record[42:80]] if kind == "23" and len(texts) < MOST_TEXTS else []
            continue
        if movement:
            yield RawRow(movement[0], _cells(movement[1], texts, currency))
        movement, texts = ((line, record), []) if kind == "22" else (None, [])
        if kind == "11":
            yield (section,)
            section, currency = _opening(record), currency_of_number(record[47:50])
        elif kind == "33":
            yield (_closing(section, record),)
            section = StatedSection()
    if movement:
        yield RawRow(movement[0], _cells(movement[1], texts, currency))
    yield (section,)


def _cells(record: str, texts: list[str], currency: str) -> list[str]:
    described = " ".join(" ".join(texts).split())
    own = " ".join(record[64:80].split())
    return [
        iso_day(record[10:16]),
        iso_day(record[16:22]),
        amount_cell(signed(unmarked(record[28:42], 2), _SIGNS.get(record[27])), record),
        currency,
        "",
        described or (own if any(map(str.isalpha, own)) else "") or _CONCEPTS.get(record[22:24], ""),
        reference(record[52:64]),
    ]


def _opening(record: str) -> StatedSection:
    """What the first record of an account states: its currency, the balance before, and its period."""
    return StatedSection(
        currency=currency_of_number(record[47:50]),
        opening=signed(unmarked(record[33:47], 2), _SIGNS.get(record[32])),
        opening_day=calendar_day(iso_day(record[20:26])),
        closing_day=calendar_day(iso_day(record[26:32])),
    )


def _closing(section: StatedSection, record: str) -> StatedSection:
    return replace(
        section,
        closing=signed(unmarked(record[59:73], 2), _SIGNS.get(record[58])),
        count_out=_count(record[20:25]),
        money_out=unmarked(record[25:39], 2),
        count_in=_count(record[39:44]),
        money_in=unmarked(record[44:58], 2),
    )


def _count(digits: str) -> int | None:
    return int(digits) if digits.isascii() and digits.isdecimal() else None


detect, read_rows, read_stated = record_reader(NAME, 80, _entries)
