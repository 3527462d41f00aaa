"""The pages themselves, one a module: what each asks of the services, and which template shows it."""

from __future__ import annotations

import importlib
from typing import Final

PAGES: Final = (
    "gate",
    "home",
    "accounts_page",
    "appearance",
    "settings.identity",
    "settings.authenticator",
    "settings.tokens",
    "settings.held_data",
    "connections.fetches",
    "connections.webhooks",
    "connections.endpoints",
    "sample_page",
    "ask_page",
    "transactions.listing",
    "transactions.one",
    "transactions.by_hand",
    "imports.listing",
    "imports.one",
    "rules_page",
    "transfers_page",
    "categories_page",
    "recurring_page",
    "operations_page",
)


def load() -> None:
    """Let each page add its views to the blueprint."""
    for name in PAGES:
        importlib.import_module(f"{__name__}.{name}")
