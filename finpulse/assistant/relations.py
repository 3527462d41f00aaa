"""What the assistant's SQL may read: relations with their columns, but for the owner's, which it never names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SUMS: Final = ("money_in", "money_out", "count_in", "count_out")

# `transaction_parts` is a view: a row for each transaction, or for each part of one that was split, in the category
# that it counts in. `transaction_amount` is the whole amount, and `is_counted` is false until its import has counted it
# into balances and totals.
RELATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "transaction_parts": (
        "id",
        "account_id",
        "date",
        "amount",
        "currency",
        "category",
        "merchant",
        "description",
        "transaction_amount",
        "is_counted",
    ),
    "accounts": ("id", "name", "account_type", "currency", "balance", "opening_balance", "is_active"),
    "category_days": ("currency", "day", "category", "account_id", *SUMS),
    "category_months": ("currency", "month", "category", "account_id", *SUMS),
    "merchant_months": ("currency", "month", "merchant", "category", "account_id", *SUMS),
}
