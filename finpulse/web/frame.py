"""What stands around every page: who is signed in, their accounts with what is proven, and how many imports wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

from flask import Flask, g, render_template, request
from markupsafe import Markup

from finpulse import accounts, users
from finpulse.api.auth.guards import owner_id
from finpulse.extensions import current_session
from finpulse.imports.job_list import count_waiting
from finpulse.models import Account
from finpulse.proofs.account_proof import AccountProof, account_proofs
from finpulse.proofs.account_view import account_views
from finpulse.web import csrf
from finpulse.web.assets import asset_address

THEMES: Final = ("auto", "light", "dark")
THEME_COOKIE: Final = "finpulse_theme"
KEYS_COOKIE: Final = "finpulse_keys"
# So many accounts has the side bar; the rest are on their page.
MOST_ACCOUNTS: Final = 8
# A verdict as the class of its cell in the calendar and of its badge.
TONES: Final = {"proven": "proven", "contradicted": "off", "unprovable": "blank"}
# A state of the calendar as the class and the picture of its cell.
CELL_TONES: Final = {
    "proven": "proven",
    "off": "off",
    "ask": "ask",
    "missing": "missing",
    "blank": "blank",
    "hand": "blank",
    "later": "later",
}
CELL_ICONS: Final = {
    "proven": "check",
    "off": "unequal",
    "ask": "question",
    "missing": "dash",
    "blank": "void",
    "hand": "hand",
    "later": "dash",
}
ICON_SIZE: Final = 18
# The folder of templates that are no whole pages.
PARTS: Final = "parts/"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the side bar: its balance, and the tone of its proof."""

    id: int
    name: str
    balance: Decimal
    currency: str
    tone: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the side bar says."""

    email: str
    is_admin: bool
    accounts: Sequence[AccountLine]
    waiting: int


def register(app: Flask) -> None:
    """Give the templates what they need everywhere."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        csrf_token=csrf.token,
        csrf_field=csrf_field,
        icon=icon,
        theme=theme,
        single_keys=single_keys,
        TONES=TONES,
        CELL_TONES=CELL_TONES,
        CELL_ICONS=CELL_ICONS,
    )


def show(template: str, **about: Any) -> str:
    """A page within the frame, or a part of one, for which the frame isn't looked up."""
    around = {} if template.startswith(PARTS) else {"frame": frame()}
    return render_template(template, **around, **about)


def frame() -> Frame:
    """The frame of whoever is signed in."""
    session = current_session()
    user = users.find_user(session, owner_id())
    mine, proofs = my_accounts()
    lines = [_line(view) for view in account_views(session, mine[:MOST_ACCOUNTS], proofs) if view["is_active"]]
    return Frame(user.email, user.role == "admin", lines[::-1], count_waiting(session, user.id))


def my_accounts() -> tuple[Sequence[Account], Mapping[int, AccountProof]]:
    """The accounts of whoever is signed in, newest first, and their proofs: looked for once a request."""
    if "my_accounts" not in g:
        mine = accounts.list_accounts(current_session(), owner_id())
        g.my_accounts = mine, account_proofs(current_session(), mine)
    found: tuple[Sequence[Account], Mapping[int, AccountProof]] = g.my_accounts
    return found


def _line(view: dict[str, Any]) -> AccountLine:
    bank = view["bank_balance"]
    balance = bank.amount if bank else view["balance"]
    return AccountLine(view["id"], view["name"], balance, view["currency"], TONES[view["proof"]])


def csrf_field() -> Markup:
    """What every form begins with."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(csrf.FIELD, csrf.token())


def theme() -> str:
    """Light, dark, or as the system has it."""
    chosen = request.cookies.get(THEME_COOKIE)
    return chosen if chosen in THEMES else "auto"


def single_keys() -> bool:
    """Whether single keys do something (WCAG 2.1.4)."""
    return request.cookies.get(KEYS_COOKIE) != "off"


@cache
def icon(name: str, size: int = ICON_SIZE) -> Markup:
    """A picture of the sprite, for eyes alone: what it means is said beside it."""
    return Markup('<svg width="{0}" height="{0}" aria-hidden="true"><use href="{1}#{2}"/></svg>').format(
        size, asset_address("icons.svg"), name
    )
