"""About what a unit of a currency is worth, to tell a plausible exchange from one that can't be; it proves none.

The figures are of 2025, in units for one US dollar, and rounded. Currencies that have lost much of their value within a
year are not among them, and nothing is known to be implausible about those.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

# Rates move by so much in the years around, and a bank's margin comes on top.
_FACTOR: Final = Decimal("1.3")
_TABLE: Final = """
USD 1 EUR 0.88 GBP 0.75 CHF 0.82 JPY 148 CNY 7.2 HKD 7.8 TWD 31 KRW 1400 SGD 1.31 AUD 1.54 NZD 1.69 CAD 1.39 MXN 19
BRL 5.6 CLP 950 COP 4100 PEN 3.65 UYU 40.5 INR 86.5 PKR 282 LKR 300 NPR 138 BDT 122 IDR 16400 MYR 4.3 THB 33 PHP 57
VND 26000 KHR 4010 SEK 9.7 NOK 10.2 DKK 6.6 ISK 126 PLN 3.75 CZK 21.7 HUF 355 RON 4.45 BGN 1.73 RSD 103 UAH 41.6
MDL 17.2 GEL 2.73 AMD 387 AZN 1.7 KZT 525 KGS 87.4 UZS 12500 TJS 10 RUB 82 BYN 3.1 TRY 40 ILS 3.5 AED 3.67 SAR 3.75
QAR 3.64 KWD 0.306 BHD 0.377 OMR 0.385 JOD 0.709 MAD 9.3 TND 3 DZD 131 ZAR 18 KES 129 UGX 3600 TZS 2600 XOF 580
XAF 580 MUR 45.5 CRC 507 DOP 60 GTQ 7.7 BAM 1.73 MKD 54 ALL 86 MOP 8
"""
_FIGURES: Final = _TABLE.split()
_PER_DOLLAR: Final = {code: Decimal(figure) for code, figure in zip(_FIGURES[::2], _FIGURES[1::2], strict=True)}


def is_plausible(sold: str, bought: str, rate: Decimal) -> bool:
    """Whether one unit of `sold` may have been worth `rate` of `bought`; so is any where one of them isn't known.

    >>> is_plausible("EUR", "USD", Decimal("1.085")), is_plausible("EUR", "USD", Decimal("2.17"))
    (True, False)
    """
    if sold not in _PER_DOLLAR or bought not in _PER_DOLLAR:
        return True
    usual = _PER_DOLLAR[bought] / _PER_DOLLAR[sold]
    return usual / _FACTOR <= rate <= usual * _FACTOR
