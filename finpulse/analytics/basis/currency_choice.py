"""Which one currency an answer is in."""

from __future__ import annotations

from collections.abc import Mapping

from finpulse.cleaning.values.currencies import HOME_CURRENCY, is_currency_code
from finpulse.errors import InvalidInput


def choose_currency(given: str | None, base_currency: str | None, counts: Mapping[str, int]) -> str:
    """The currency asked for, else the profile's, else that of most transactions, else that of the house.

    `counts` maps each currency of the user to its number of transactions; of two with equally many
    it is the first by its name. Raises InvalidInput where what is asked for is no ISO 4217 code.
    """
    if given is not None:
        return _checked(given)
    if base_currency:
        return base_currency
    return min(counts, key=lambda code: (-counts[code], code), default=HOME_CURRENCY)


def _checked(given: str) -> str:
    if not is_currency_code(given):
        raise InvalidInput({"currency": ["It takes an ISO 4217 code, such as UZS."]})
    return given.strip().upper()
