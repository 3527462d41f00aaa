"""Cardinal numbers in words, and what is said before and behind an amount."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.outcome import Language

CARDINALS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "2": "two",
        "3": "three",
        "4": "four",
        "5": "five",
        "6": "six",
        "7": "seven",
        "8": "eight",
        "9": "nine",
        "10": "ten",
        "12": "twelve, a dozen, dozen",
        "15": "fifteen",
        "20": "twenty",
        "50": "fifty",
        "100": "hundred, a hundred, one hundred",
    },
    "ru": {
        "2": "два, две, двух",
        "3": "три, трех, тройк*",
        "4": "четыре, четырех",
        "5": "пять, пяти, пятерк*",
        "6": "шесть, шести",
        "7": "семь, семи",
        "8": "восемь, восьми",
        "9": "девять, девяти",
        "10": "десять, десяти, десятк*",
        "12": "двенадцать",
        "15": "пятнадцать",
        "20": "двадцать",
        "50": "пятьдесят",
        "100": "сто, ста",
    },
    "uz": {
        "2": "ikki, ikkita",
        "3": "uch, uchta",
        "4": "to'rt, to'rtta",
        "5": "besh, beshta",
        "6": "olti, oltita",
        "7": "yetti, yettita",
        "8": "sakkiz, sakkizta",
        "9": "to'qqiz, to'qqizta",
        "10": "o'n, o'nta",
        "15": "o'n besh, o'n beshta",
        "20": "yigirma, yigirmata",
        "50": "ellik",
        "100": "yuz",
    },
}
# Comparators that stand before an amount, and such as stand behind it.
BEFORE: Final[dict[Language, dict[str, str]]] = {
    "en": {
        ">": (
            "over, above, more than, greater than, larger than, bigger than, higher than, exceeding, exceed, exceeds, "
            "exceeded, that exceed, in excess of, upwards of, beyond, costing more than, worth more than, north of, >, "
            "topping, more expensive than, that exceeded, upward of, that cost more than, costlier than, pricier than"
        ),
        ">=": "at least, no less than, not less than, minimum of, from, a minimum of, starting at, >=",
        "<": (
            "under, below, less than, smaller than, lower than, cheaper than, costing less than, fewer than, "
            "<, south of, worth less than, that cost less than"
        ),
        "<=": "at most, up to, no more than, not more than, maximum of, a maximum of, not exceeding, <=",
        "=": "exactly, equal to, of exactly, for exactly, precisely",
        "between": "between, from, ranging from, anywhere from, anywhere between",
    },
    "ru": {
        ">": (
            "больше, более, свыше, дороже, выше, больше чем, более чем, превышающ*, крупнее, на сумму больше, "
            "на сумму более, на сумму свыше"
        ),
        ">=": "от, не менее, не меньше, минимум, как минимум",
        "<": "меньше, менее, дешевле, ниже, меньше чем, менее чем, на сумму меньше, на сумму менее",
        "<=": "до, не более, не больше, максимум, не дороже, не выше",
        "=": "ровно, точно",
        "between": "от, между, в диапазоне от",
    },
    "uz": {">=": "kamida, eng kamida", "<=": "ko'pi bilan, ko'pi bilan", "=": "aynan, roppa - rosa"},
}
BEHIND: Final[dict[Language, dict[str, str]]] = {
    "en": {
        ">=": "or more, and more, and up, or above, and above, or over, and over, upwards, plus, or higher",
        "<=": "or less, and less, or under, and under, or below, max, or cheaper",
    },
    "ru": {
        ">=": "и больше, и более, и выше, или больше, или более, и дороже",
        "<=": "и меньше, и менее, или меньше, или менее, и дешевле",
    },
    "uz": {
        ">": (
            "dan ortiq, dan ko'p, dan katta, dan qimmat, dan oshgan, dan yuqori, ortiq, ko'p, katta, qimmat, "
            "oshgan, yuqori, ko'proq, qimmatroq, kattaroq, oshiq, dan oshiq"
        ),
        "<": "dan kam, dan kichik, dan arzon, dan past, kam, kichik, arzon, past, kamroq, arzonroq",
        ">=": (
            "va undan ortiq, va undan ko'p, yoki undan ortiq, dan kam bo'lmagan, kam bo'lmagan, arzon bo'lmagan, "
            "kichik bo'lmagan"
        ),
        "<=": (
            "va undan kam, yoki undan kam, gacha, oshmagan, oshmaydigan, dan oshmagan, katta bo'lmagan, "
            "qimmat bo'lmagan, ko'p bo'lmagan, yuqori bo'lmagan"
        ),
    },
}
AND: Final[dict[Language, str]] = {"en": "and, to, -", "ru": "и, до, -", "uz": "va, bilan, dan, -"}
BETWEEN_BEHIND: Final = "oralig'ida, orasida, orasidagi, oralig'idagi, gacha bo'lgan, gacha, o'rtasidagi"
# Currencies as they are said; only where one of them stands is a bare number surely money.
MONEY: Final = {
    "USD": "$, dollar~, dollars, bucks, buck, usd, us dollars, доллар*, долл, бакс*, dollarlik, us$",
    "EUR": "€, euro~, euros, eur, евро, yevro~",
    "GBP": "£, pounds, pound, sterling, gbp, фунт*, funt~",
    "RUB": "₽, rubles, ruble, rubl~, рубл*, руб, rub, rur",
    "UZS": "so'm~, som, sum, soum, сум, сумов, сума, uzs",
}
