"""Write finpulse/sample/statement.csv, the statement that a first start imports.

The file holds 405 transactions that are booked, 3 rows that must be rejected (31.02.2026, 31.09.2026 and
the amount "n/a") and 3 rows that must be skipped (the header repeated at a page break, two totals). It is
one household's half year in Tashkent, all invented; the same seed writes the same file on every machine. Beside each
booked row stands the balance after it, of its currency, so that the statement proves itself.

    python scripts/make_sample.py
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

STATEMENT = Path(__file__).parent.parent / "finpulse" / "sample" / "statement.csv"
YEAR, MONTHS = 2026, range(5, 11)
HEADER = "Sana;Tavsif;Summa;Valyuta;Qoldiq"
# What is there before the first row, by currency.
OPENING = {"UZS": Decimal("6240500.00"), "USD": Decimal("318.40")}
PREAMBLE = f"""\
NAMUNA BANK AJ;;;;
Hisobvaraq bo'yicha ko'chirma;;;;
Mijoz:;NAMUNAYEVA DILNOZA;;;
Davr:;01.05.2026 - 31.10.2026;;;
Hisobvaraq:;2261 8000 **** **** 4417 (UZS, USD);;;
;;;;
{HEADER}
"""


@dataclass(frozen=True)
class Row:
    """One transaction; money out is negative."""

    day: date
    text: str
    amount: Decimal
    currency: str = "UZS"


@dataclass(frozen=True)
class Habit:
    """Something paid `times` a month, for an amount between `least` and `most` in steps of `step`."""

    texts: tuple[str, ...]
    times: int
    least: int
    most: int
    step: int


# What comes every month on its day: day, description, amount, currency.
MONTHLY = (
    (1, "Ijara to'lovi, kvartira Yunusobod-4", "-4500000.00", "UZS"),
    (1, "Karta xizmati uchun komissiya", "-20000.00", "UZS"),
    (2, "SMS-xabarnoma xizmati", "-7000.00", "UZS"),
    (3, "NETFLIX.COM AMSTERDAM NL", "-9.99", "USD"),
    (4, "HUDUDIY ELEKTR TARMOQLARI elektr energiya", None, "UZS"),
    (5, "Oylik maosh NAMUNA SOFT MCHJ", "14500000.00", "UZS"),
    (6, "Jamg'arma hisobiga o'tkazma", "-2000000.00", "UZS"),
    (7, "UZTELECOM UZONLINE internet", "-189000.00", "UZS"),
    (8, "SPOTIFY P2A7C4 STOCKHOLM SE", "-5.99", "USD"),
    (9, "BEELINE UZ mobil aloqa", "-75000.00", "UZS"),
    (10, "Kredit to'lovi, shartnoma 4471", "-1350000.00", "UZS"),
    (11, "FITNESS HOUSE TOSHKENT UZ", "-450000.00", "UZS"),
    (12, "HUDUDGAZTA'MINOT tabiiy gaz", None, "UZS"),
    (14, "OPENAI *CHATGPT SUBSCR SAN FRANCISCO US", "-20.00", "USD"),
    (15, "TOSHKENT SUV TA'MINOTI", None, "UZS"),
    (16, "TOZA HUDUD chiqindi", "-36000.00", "UZS"),
    (17, "Bankomatdan naqd pul yechish 0417", "-1000000.00", "UZS"),
    (18, "CAMBRIDGE LEARNING CENTER kurs", "-900000.00", "UZS"),
    (20, "Avans NAMUNA SOFT MCHJ", "6000000.00", "UZS"),
    (22, "FREELANCE PAYMENT INVOICE", "650.00", "USD"),
    (23, "Wire transfer fee", "-6.50", "USD"),
    (26, "Kartadan kartaga o'tkazma 9860****2208", "-300000.00", "UZS"),
    (28, "Omonat bo'yicha foizlar", None, "UZS"),
    (29, "Keshbek xaridlar uchun", None, "UZS"),
)
VARYING = {4: (-240000, -120000), 12: (-90000, -30000), 15: (-60000, -25000), 28: (90000, 140000), 29: (20000, 60000)}
HABITS = (
    Habit(("KORZINKA-17 CHILONZOR TOSHKENT UZ", "KORZINKA-42 YUNUSOBOD TOSHKENT UZ"), 6, 85000, 480000, 100),
    Habit(("MAKRO SUPERMARKET TOSHKENT UZ", "HAVAS FOOD TOSHKENT UZ"), 4, 60000, 320000, 100),
    Habit(("OLOY BOZORI MCHJ TOSHKENT UZ", "NON VA SHIRINLIKLAR DO'KONI UZ"), 2, 30000, 180000, 500),
    Habit(("YANDEX GO TAXI TOSHKENT UZ",), 10, 12000, 48000, 100),
    Habit(("EVOS YUNUSOBOD TOSHKENT UZ", "OQTEPA LAVASH TOSHKENT UZ", "MAX WAY TOSHKENT UZ"), 3, 42000, 145000, 500),
    Habit(("UZUM TEZKOR TOSHKENT UZ", "EXPRESS24 TOSHKENT UZ"), 2, 65000, 190000, 500),
    Habit(("RAYHON MILLIY TAOMLAR TOSHKENT UZ", "CHAYXANA NAVVAT TOSHKENT UZ"), 2, 120000, 420000, 1000),
    Habit(("SAFIA BAKERY TOSHKENT UZ", "BON BAKERY TOSHKENT UZ"), 2, 35000, 110000, 500),
    Habit(("DORI-DARMON APTEKA 12 TOSHKENT UZ", "OXYMED DORIXONA TOSHKENT UZ"), 2, 24000, 160000, 100),
    Habit(("UZUM MARKET TOSHKENT UZ", "ASAXIY.UZ TOSHKENT UZ"), 2, 60000, 650000, 1000),
)
ONCE = (
    Row(date(2026, 5, 9), "GUL DO'KONI TOSHKENT UZ sovg'a", Decimal("-220000.00")),
    Row(date(2026, 5, 24), "Qaytarish: UZUM MARKET TOSHKENT UZ", Decimal("189000.00")),
    Row(date(2026, 6, 13), "UZBEKISTAN AIRWAYS TOSHKENT UZ", Decimal("-2350000.00")),
    Row(date(2026, 6, 14), "BOOKING.COM AMSTERDAM NL", Decimal("-214.60"), "USD"),
    Row(date(2026, 6, 30), "Refund BOOKING.COM AMSTERDAM NL", Decimal("48.20"), "USD"),
    Row(date(2026, 7, 8), "YHXB jarima 7421", Decimal("-412000.00")),
    Row(date(2026, 7, 19), "ALIEXPRESS.COM LONDON GB", Decimal("-37.45"), "USD"),
    Row(date(2026, 8, 2), "ALIEXPRESS.COM LONDON GB refund", Decimal("12.80"), "USD"),
    Row(date(2026, 8, 16), "TEXNOMART TOSHKENT UZ", Decimal("-3890000.00")),
    Row(date(2026, 8, 21), "IKEA ISTANBUL TR", Decimal("-86.00"), "USD"),
    Row(date(2026, 9, 3), "UZBEKINVEST sug'urta polisi", Decimal("-560000.00")),
    Row(date(2026, 9, 12), "ITICKET.UZ konsert", Decimal("-350000.00")),
    Row(date(2026, 10, 4), "SHIFO NUR KLINIKASI TOSHKENT UZ", Decimal("-480000.00")),
    Row(date(2026, 10, 10), "Xayriya EZGU AMAL jamg'armasi", Decimal("-100000.00")),
    Row(date(2026, 10, 18), "Qaytarish: ASAXIY.UZ TOSHKENT UZ", Decimal("245000.00")),
)
# Lines that no reader may book, each with the line before which it stands.
REJECTED = {
    date(2026, 6, 1): "31.02.2026;KORZINKA-17 CHILONZOR TOSHKENT UZ;-112 400,00;UZS;",
    date(2026, 9, 1): "14.08.2026;YANDEX GO TAXI TOSHKENT UZ;n/a;UZS;",
    date(2026, 10, 1): "31.09.2026;EVOS YUNUSOBOD TOSHKENT UZ;-58 000,00;UZS;",
}
PAGE_BREAK = date(2026, 8, 1)


def money(amount: Decimal) -> str:
    """The amount as the bank prints it.

    >>> money(Decimal("-1234567.89"))
    '-1 234 567,89'
    """
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",")


def monthly(month: int, chance: random.Random) -> Iterator[Row]:
    """What comes on the same day of every month."""
    for day, text, fixed, currency in MONTHLY:
        amount = Decimal(fixed) if fixed else Decimal(chance.randrange(*VARYING[day], 100))
        yield Row(date(YEAR, month, day), text, amount, currency)


def habitual(month: int, chance: random.Random) -> Iterator[Row]:
    """What is bought now and then, and the coffees and metro rides that come in equal pairs."""
    for habit in HABITS:
        for _ in range(habit.times):
            amount = -Decimal(chance.randrange(habit.least, habit.most, habit.step))
            yield Row(date(YEAR, month, chance.randint(1, 30)), chance.choice(habit.texts), amount)
    for day in sorted(chance.sample(range(1, 31), 2)):
        yield from [Row(date(YEAR, month, day), "B&B COFFEE HOUSE TOSHKENT UZ", Decimal("-38000.00"))] * 2
    ride = Row(date(YEAR, month, chance.randint(1, 30)), "ATTO TOSHKENT METROPOLITENI", Decimal("-3000.00"))
    yield from (ride, ride)


def transactions() -> list[Row]:
    """All rows that are to be booked, in the order of their days."""
    chance = random.Random(20261101)  # noqa: S311 -- An invented shopping list needs no secrecy, but the same file twice.
    rows = [row for month in MONTHS for made in (monthly, habitual) for row in made(month, chance)]
    return sorted([*rows, *ONCE], key=lambda row: row.day)


def lines(rows: list[Row]) -> Iterator[str]:
    """The statement's lines behind the first header."""
    waiting = dict(REJECTED)
    balance = dict(OPENING)
    last = rows[0].day - timedelta(days=1)
    for row in rows:
        if last < PAGE_BREAK <= row.day:
            yield HEADER
        for due in [due for due in waiting if due <= row.day]:
            yield waiting.pop(due)
        balance[row.currency] += row.amount
        yield f"{row.day:%d.%m.%Y};{row.text};{money(row.amount)};{row.currency};{money(balance[row.currency])}"
        last = row.day
    for currency in ("UZS", "USD"):
        yield f"Jami;;{money(sum((r.amount for r in rows if r.currency == currency), Decimal(0)))};{currency};"


def main() -> None:
    """Write the statement."""
    STATEMENT.write_text(PREAMBLE + "\n".join(lines(transactions())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
