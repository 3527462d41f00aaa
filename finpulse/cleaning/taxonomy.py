"""The default categories: their names, what kind of money they tell of, and their place in Plaid's taxonomy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["income", "transfer", "spending"]

FOOD = "Food & Restaurants"
GROCERIES = "Groceries"
TRANSPORT = "Transport & Taxi"
TRAVEL = "Travel"
SHOPPING = "Shopping & Retail"
HOME = "Home & Garden"
BILLS = "Bills & Utilities"
HOUSING = "Housing & Rent"
HEALTH = "Health & Medicine"
PERSONAL_CARE = "Personal Care"
EDUCATION = "Education"
INSURANCE = "Insurance"
SERVICES = "Services"
ENTERTAINMENT = "Entertainment & Leisure"
TAXES = "Taxes & Government"
GIFTS = "Gifts & Donations"
LOANS = "Loans & Debt"
BANK = "Bank & Financial Services"
INCOME = "Salary & Income"
TRANSFER_IN = "Transfer & Income"
TRANSFERS = "Transfers"
CASH = "Cash & ATM"
OTHER = "Other"


@dataclass(frozen=True, slots=True)
class DefaultCategory:
    """A category that every user has. `pfc` is the primary category of Plaid's personal finance taxonomy."""

    name: str
    kind: Kind
    pfc: str


DEFAULT_CATEGORIES = (
    DefaultCategory(FOOD, "spending", "FOOD_AND_DRINK"),
    DefaultCategory(GROCERIES, "spending", "FOOD_AND_DRINK"),
    DefaultCategory(TRANSPORT, "spending", "TRANSPORTATION"),
    DefaultCategory(TRAVEL, "spending", "TRAVEL"),
    DefaultCategory(SHOPPING, "spending", "GENERAL_MERCHANDISE"),
    DefaultCategory(HOME, "spending", "HOME_IMPROVEMENT"),
    DefaultCategory(BILLS, "spending", "RENT_AND_UTILITIES"),
    DefaultCategory(HOUSING, "spending", "RENT_AND_UTILITIES"),
    DefaultCategory(HEALTH, "spending", "MEDICAL"),
    DefaultCategory(PERSONAL_CARE, "spending", "PERSONAL_CARE"),
    DefaultCategory(EDUCATION, "spending", "GENERAL_SERVICES"),
    DefaultCategory(INSURANCE, "spending", "GENERAL_SERVICES"),
    DefaultCategory(SERVICES, "spending", "GENERAL_SERVICES"),
    DefaultCategory(ENTERTAINMENT, "spending", "ENTERTAINMENT"),
    DefaultCategory(TAXES, "spending", "GOVERNMENT_AND_NON_PROFIT"),
    DefaultCategory(GIFTS, "spending", "GOVERNMENT_AND_NON_PROFIT"),
    DefaultCategory(LOANS, "spending", "LOAN_PAYMENTS"),
    DefaultCategory(BANK, "spending", "BANK_FEES"),
    DefaultCategory(INCOME, "income", "INCOME"),
    DefaultCategory(TRANSFER_IN, "transfer", "TRANSFER_IN"),
    DefaultCategory(TRANSFERS, "transfer", "TRANSFER_OUT"),
    DefaultCategory(CASH, "transfer", "TRANSFER_OUT"),
    DefaultCategory(OTHER, "spending", "OTHER"),
)

DEFAULT_KINDS: Final[Mapping[str, Kind]] = {category.name: category.kind for category in DEFAULT_CATEGORIES}
# A name that neither the defaults nor the user's own categories know, as a statement may bring it.
KIND_OF_UNKNOWN: Final[Kind] = "spending"


def default_names(kind: Kind) -> list[str]:
    """The default categories of one kind."""
    return [name for name, its_kind in DEFAULT_KINDS.items() if its_kind == kind]
