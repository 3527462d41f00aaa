"""The values in a workbook's cells -> their text, as in a statement: ISO days, plain decimals."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

# Formats that Excel knows by number and that show days or times.
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NO_TOKENS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]{0,100}+\]', re.IGNORECASE)
_DATE_TOKENS: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_GENERAL: Final = re.compile("general|standard", re.IGNORECASE)
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's time has no zone.
_SHIFT_1904: Final = 1462
_LAST_SERIAL: Final = 2_958_466
_SECONDS: Final = 86_400
_DIGITS_OF_EXCEL: Final = ".15g"
_LARGEST_PLAIN: Final = 30
_THREE_DECIMALS: Final = re.compile(r"-?\d{1,3}\.\d{3}")


def is_date_format(number: int, code: str = "") -> bool:
    """Whether a number format shows days or times.

    >>> is_date_format(14), is_date_format(164, "dd/mm/yyyy;@"), is_date_format(165, '#,##0.00 "dm"')
    (True, True, False)
    """
    if not code:
        return number in _DATE_FORMATS
    return bool(_DATE_TOKENS.search(_GENERAL.sub("", _NO_TOKENS.sub("", code.partition(";")[0]))))


def number_text(number: str) -> str:
    """A stored number without exponent and binary artefacts, as Excel shows it: to 15 digits.

    >>> number_text("50.100000000000001"), number_text("1.2E-3"), number_text("20240102091500110"), number_text("-7.0")
    ('50.1', '0.0012', '20240102091500110', '-7')
    """
    text = number.strip()
    if text.isdecimal():
        return text
    try:
        value = Decimal(format(float(text), _DIGITS_OF_EXCEL))
    except (ValueError, InvalidOperation):
        return text
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_PLAIN:
        return text
    return with_sure_fraction(f"{value:f}")


def with_sure_fraction(number: str) -> str:
    """A number that is stored as one, with another zero behind three decimals: no text's thousands look like that.

    >>> with_sure_fraction("-1.125"), with_sure_fraction("12.5")
    ('-1.1250', '12.5')
    """
    return f"{number}0" if _THREE_DECIMALS.fullmatch(number) else number


def serial_text(serial: str, *, since_1904: bool = False) -> str:
    """A serial day as an ISO day, with its time where it has one; a number that is no day stays as it is.

    >>> serial_text("45293"), serial_text("45298.78125"), serial_text("0")
    ('2024-01-02', '2024-01-07 18:45:00', '0')
    """
    try:
        days = float(serial) + (_SHIFT_1904 if since_1904 else 0)
    except ValueError:
        return serial
    if not 1 <= days < _LAST_SERIAL:
        return number_text(serial)
    return time_text(_EPOCH + timedelta(seconds=round(days * _SECONDS)))


def time_text(moment: datetime) -> str:
    """A moment as an ISO day, with its time unless that is midnight."""
    day, time = moment.date().isoformat(), moment.time()
    return f"{day} {time:%H:%M:%S}" if any((time.hour, time.minute, time.second)) else day
