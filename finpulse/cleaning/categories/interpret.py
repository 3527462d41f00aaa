"""A transaction's texts and direction -> its merchant and its category."""

from __future__ import annotations

from typing import Final

from finpulse.cleaning.categories.by_words import Categorisation
from finpulse.cleaning.categories.categorise import categorise
from finpulse.cleaning.descriptors import read_descriptor
from finpulse.cleaning.merchants.find_merchant import as_written, known_name
from finpulse.cleaning.taxonomy import BANK, CASH, LOANS, TRANSFER_IN, TRANSFERS

# Money that was moved, a bank's own fee, and what pays a debt off, seen from the debt's account.
_MOVED: Final = frozenset((CASH, TRANSFER_IN, TRANSFERS, BANK))


def interpret(
    description: str, payee: str, money_in: bool, given: str, without_kind: str | None = None
) -> tuple[str, Categorisation]:
    """The merchant and the category, as `find_merchant` and `categorise` find them; a transfer has no merchant.

    What the file names in a column of its own stays, and the category is that of the brand known by that name.
    `without_kind` is the description without what says of which kind the transaction is, where that is known.

    >>> interpret("ZELLE PAYMENT TO PETER LIDL 19283746", "", False, "")
    ('', Categorisation(name='Transfers', source='words'))
    >>> interpret("Invoice 4711", "REWE Markt GmbH", False, "")
    ('REWE Markt GmbH', Categorisation(name='Groceries', source='merchant'))
    """
    naming = description if without_kind is None else without_kind
    name = known_name(naming, payee)
    # The kind tells what the words don't, unless their grammar is known.
    category = categorise(naming if read_descriptor(naming) else description, name, money_in, given)
    has_nobody = category.name in _MOVED or (money_in and category.name == LOANS)
    if not payee and has_nobody and category.source == "words":
        return "", category
    return (as_written(payee) or name) if payee else name, category
