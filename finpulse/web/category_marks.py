"""Categories as pages show them: by their name in the page's language, beside a mark of their own colour."""

from __future__ import annotations

import zlib
from typing import Final

from flask import Flask
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup

from finpulse.cleaning import taxonomy
from finpulse.web.languages import remembered

# Twelve hues of one lightness (tokens.css); what moves between own accounts has none.
HUES: Final = 12
_HUE_OF: Final = {
    taxonomy.HOUSING: 9, taxonomy.GROCERIES: 8, taxonomy.LOANS: 11, taxonomy.FOOD: 2, taxonomy.EDUCATION: 10,
    taxonomy.HEALTH: 12, taxonomy.TRANSPORT: 7, taxonomy.BILLS: 4, taxonomy.SHOPPING: 1, taxonomy.SERVICES: 6,
    taxonomy.ENTERTAINMENT: 3, taxonomy.CASH: 5, taxonomy.INCOME: 5, taxonomy.TRANSFERS: 0, taxonomy.TRANSFER_IN: 0,
}  # fmt: skip
# The defaults; one that somebody has added is called as they call it.
NAMES: Final = {
    "Food & Restaurants": _("Food & Restaurants"),
    "Groceries": _("Groceries"),
    "Transport & Taxi": _("Transport & Taxi"),
    "Travel": _("Travel"),
    "Shopping & Retail": _("Shopping & Retail"),
    "Home & Garden": _("Home & Garden"),
    "Bills & Utilities": _("Bills & Utilities"),
    "Housing & Rent": _("Housing & Rent"),
    "Health & Medicine": _("Health & Medicine"),
    "Personal Care": _("Personal Care"),
    "Education": _("Education"),
    "Insurance": _("Insurance"),
    "Services": _("Services"),
    "Entertainment & Leisure": _("Entertainment & Leisure"),
    "Taxes & Government": _("Taxes & Government"),
    "Gifts & Donations": _("Gifts & Donations"),
    "Loans & Debt": _("Loans & Debt"),
    "Bank & Financial Services": _("Bank & Financial Services"),
    "Salary & Income": _("Salary & Income"),
    "Transfer & Income": _("Transfer & Income"),
    "Transfers": _("Transfers"),
    "Cash & ATM": _("Cash & ATM"),
    "Other": _("Other"),
}


def register(app: Flask) -> None:
    """Give these to the templates."""
    app.jinja_env.globals.update(hue=hue, category_name=category_name, category_dot=category_dot)


def hue(category: str) -> int:
    """The colour of a category, 0 to 12; the same one every time."""
    return _HUE_OF.get(category, zlib.crc32(category.encode()) % HUES + 1)


@remembered
def category_name(category: str) -> str:
    """A category's name as the page says it."""
    return str(NAMES[category]) if category in NAMES else category or gettext("No category")


def category_dot(category: str) -> Markup:
    """The mark before a category's name."""
    return Markup('<span class="dot" data-hue="{}"></span>').format(hue(category))
