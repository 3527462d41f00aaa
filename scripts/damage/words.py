"""How banks of several countries write a statement: headers, marks of direction, days, numbers, currencies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Language:
    """The words and customs of one country's banks; `marks` are those of money out and in."""

    name: str
    day: str
    text: str
    amount: str
    out: str
    into: str
    balance: str
    fee: str
    currency_header: str
    mark_header: str
    marks: tuple[tuple[str, str], ...]
    opening: str
    closing: str
    day_format: str
    decimal_mark: str
    thousands: tuple[str, ...]
    currency: str
    encodings: tuple[str, ...] = ("utf-8", "utf-8-sig")


_WEST: Final = ("utf-8", "utf-8-sig", "cp1252", "utf-16")


def _of(
    name: str, words: str, marks: str, day_format: str, number: str, currency: str, encodings: str = ""
) -> Language:
    """A language of its words between bars; `number` is its decimal mark and what may stand between thousands."""
    day, text, amount, out, into, balance, fee, currency_header, mark, opening, closing = words.split("|")
    pairs = tuple((pair.split("/")[0], pair.split("/")[1]) for pair in marks.split())
    thousands = ("", *(" " if letter == "_" else letter for letter in number[1:]))
    pages = ("utf-8", encodings) if encodings else _WEST
    return Language(
        name, day, text, amount, out, into, balance, fee, currency_header, mark, pairs, opening, closing,
        day_format, number[0], thousands, currency, pages,
    )  # fmt: skip


LANGUAGES: Final = (
    _of(
        "us",
        "Date|Description|Amount|Withdrawals|Deposits|Balance|Fee|Currency|Type|Opening balance|Closing balance",
        "DEBIT/CREDIT D/C DBIT/CRDT Dr/Cr", "%m/%d/%Y", ".,", "USD",
    ),
    _of(
        "uk",
        "Date|Transaction description|Amount|Paid out|Paid in|Balance|Fees|Currency|Debit/Credit|"
        "Balance brought forward|Balance carried forward",
        "D/C DR/CR", "%d %b %Y", ".,", "GBP",
    ),
    _of(
        "de",
        "Buchungstag|Verwendungszweck|Betrag|Soll|Haben|Saldo|Gebühr|Währung|Soll/Haben|Anfangssaldo|Endsaldo",
        "S/H Soll/Haben", "%d.%m.%Y", ",.", "EUR",
    ),
    _of(
        "fr",
        "Date|Libellé|Montant|Débit|Crédit|Solde|Frais|Devise|Sens|Solde initial|Solde final",
        "D/C Débit/Crédit", "%d/%m/%Y", ",_", "EUR",
    ),
    _of(
        "es",
        "Fecha|Concepto|Importe|Cargo|Abono|Saldo|Comisión|Divisa|Signo|Saldo inicial|Saldo final",
        "D/H Cargo/Abono", "%d/%m/%Y", ",.", "EUR",
    ),
    _of(
        "it",
        "Data|Descrizione|Importo|Dare|Avere|Saldo|Commissioni|Divisa|Segno|Saldo iniziale|Saldo finale",
        "D/A Dare/Avere", "%d/%m/%Y", ",.", "EUR",
    ),
    _of(
        "nl",
        "Datum|Omschrijving|Bedrag|Af|Bij|Saldo|Kosten|Valuta|Af Bij|Beginsaldo|Eindsaldo",
        "Af/Bij D/C", "%d-%m-%Y", ",.", "EUR",
    ),
    _of(
        "pl",
        "Data operacji|Opis operacji|Kwota|Obciążenia|Uznania|Saldo|Opłata|Waluta|Strona|"
        "Saldo początkowe|Saldo końcowe",
        "WN/MA", "%Y-%m-%d", ",_", "PLN", "cp1250",
    ),
    _of(
        "pt",
        "Data|Descrição|Valor|Débito|Crédito|Saldo|Tarifa|Moeda|Tipo|Saldo inicial|Saldo final",
        "D/C Débito/Crédito", "%d/%m/%Y", ",.", "BRL",
    ),
    _of(
        "se",
        "Bokföringsdag|Text|Belopp|Uttag|Insättning|Saldo|Avgift|Valuta|Typ|Ingående saldo|Utgående saldo",
        "Uttag/Insättning", "%Y-%m-%d", ",_", "SEK",
    ),
    _of(
        "tr",
        "Tarih|Açıklama|Tutar|Borç|Alacak|Bakiye|Masraf|Para Birimi|B/A|Açılış bakiyesi|Kapanış bakiyesi",
        "B/A Borç/Alacak", "%d.%m.%Y", ",.", "TRY", "cp1254",
    ),
    _of(
        "ru",
        "Дата операции|Описание|Сумма|Расход|Приход|Остаток|Комиссия|Валюта|Тип|Входящий остаток|Исходящий остаток",
        "Расход/Приход Дебет/Кредит", "%d.%m.%Y", ",_", "RUB", "cp1251",
    ),
    _of(
        "cz",
        "Datum|Popis|Částka|Výdaje|Příjmy|Zůstatek|Poplatek|Měna|Typ|Počáteční zůstatek|Konečný zůstatek",
        "Výdaj/Příjem", "%d.%m.%Y", ",_", "CZK", "cp1250",
    ),
    _of(
        "hu",
        "Könyvelés dátuma|Közlemény|Összeg|Terhelés|Jóváírás|Egyenleg|Díj|Devizanem|Irány|Nyitó egyenleg|Záró egyenleg",
        "Terhelés/Jóváírás T/J", "%Y.%m.%d", ",_", "HUF", "cp1250",
    ),
    _of(
        "jp",
        "取引日|摘要|金額|お支払金額|お預り金額|差引残高|手数料|通貨|区分|前回残高|今回残高",
        "出金/入金", "%Y/%m/%d", ".,", "JPY", "shift_jis",
    ),
    _of(
        "cn",
        "交易日期|摘要|交易金额|支出|收入|余额|手续费|币种|收/支|期初余额|期末余额",
        "支出/收入", "%Y-%m-%d", ".,", "CNY", "gb18030",
    ),
    _of(
        "in",
        "Txn Date|Narration|Amount|Withdrawal Amt.|Deposit Amt.|Closing Balance|Charges|Currency|Cr/Dr|"
        "Opening Balance|Closing Balance",
        "DR/CR", "%d/%m/%y", ".,", "INR",
    ),
)  # fmt: skip

SHOPS: Final = (
    "LIDL 4411", "Spotify P1A2", "SHELL 2207", "AMAZON MKTPLACE", "Netflix.com", "IKEA 031", "Uber trip", "H&M 512",
    "ALDI SUED 88", "APPLE.COM/BILL", "STARBUCKS 1402", "Rent flat 12", "Electricity invoice 77/12", "Gym membership",
    "ZARA 901", "Pharmacy, Main Street", "BOOKING.COM", "Parking 3B", "Carrefour City", "Cash machine 11",
)  # fmt: skip
PAYERS: Final = ("ACME payroll", "Refund Zalando", "Transfer from A. Smith", "Interest", "Tax office refund", "J. DOE")
