"""Amounts as somebody types them: with blanks between thousands, and a point or a comma before decimals."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from flask_babel import gettext as _
from markupsafe import escape

from finpulse.errors import InvalidInput


def typed_amount(text: str, field: str) -> Decimal:
    """The amount that a text means, exactly. Raises InvalidInput about the field."""
    plain = "".join(text.split()).replace("−", "-")
    if "," in plain:
        plain = (
            plain.replace(",", "") if "." in plain or len(plain.rpartition(",")[2]) == 3 else plain.replace(",", ".")
        )
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise InvalidInput({field: [escape(_("“%(text)s” is no amount.", text=text))]})
    return amount
