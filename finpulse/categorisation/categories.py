"""Categories: the defaults that every user has, and those that one has added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, DefaultCategory, Kind
from finpulse.cleaning.text import fold
from finpulse.db.locks import lock_owner
from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.models import Category, CategoryMonth, Correction, Rule, Transaction
from finpulse.problems.problem_types import ProblemType
from finpulse.totals.user_stats import settle_stats
from finpulse.transactions.filters import KindOfMoney, MoneyKind, Selection, in_category

PRIMARY_CATEGORIES: Final = tuple(dict.fromkeys(category.pfc for category in DEFAULT_CATEGORIES))
_DEFAULT_NAMES: Final = frozenset(fold(category.name) for category in DEFAULT_CATEGORIES)


def list_categories(session: Session, owner_id: int) -> Sequence[DefaultCategory | Category]:
    """The defaults in their order, then the user's own by name."""
    own = session.scalars(select(Category).where(Category.owner_id == owner_id).order_by(Category.name))
    return [*DEFAULT_CATEGORIES, *own]


def category_page(
    session: Session, owner_id: int, limit: int, after: tuple[int, str] | None
) -> Sequence[DefaultCategory | Category]:
    """At most `limit` of the same list behind a place: how many defaults lie before it, and the name of one's own."""
    seen, name = after or (0, "")
    defaults = DEFAULT_CATEGORIES[seen : seen + limit]
    mine = select(Category).where(Category.owner_id == owner_id, Category.name > name).order_by(Category.name)
    return [*defaults, *session.scalars(mine.limit(limit - len(defaults)))]


def place_of(category: DefaultCategory | Category) -> tuple[int, str]:
    """Where a category stands in the list, as `category_page` takes it."""
    if isinstance(category, Category):
        return len(DEFAULT_CATEGORIES), category.name
    return DEFAULT_CATEGORIES.index(category) + 1, ""


def add_category(session: Session, owner_id: int, name: str, kind: str, pfc: str) -> Category:
    """Add a category, and count what bears its name already as its kind. Raises Conflict for a name that is taken."""
    _check_name(session, owner_id, name)
    category = Category(owner_id=owner_id, name=name, kind=kind, pfc=pfc)
    session.add(category)
    settle_stats(session, owner_id)
    return category


def change_category(session: Session, owner_id: int, category_id: int, changes: dict[str, Any]) -> Category:
    """Change name, kind or pfc of a user's own one. Raises NotFound, and Conflict for a name that can't be had."""
    category = _own_category(session, owner_id, category_id)
    if changes.get("name", category.name) != category.name:
        _check_unused(session, category)
        _check_name(session, owner_id, changes["name"], besides=category)
    for field, value in changes.items():
        setattr(category, field, value)
    settle_stats(session, owner_id)
    return category


def remove_category(session: Session, owner_id: int, category_id: int) -> None:
    """Remove a user's own category. Raises NotFound, and Conflict while transactions are in it."""
    category = _own_category(session, owner_id, category_id)
    _check_unused(session, category)
    session.delete(category)
    session.flush()


def names_of_kind(session: Session, owner_id: int, kind: Kind) -> frozenset[str]:
    """The names of the categories of one kind that the owner has."""
    return frozenset(category.name for category in list_categories(session, owner_id) if category.kind == kind)


def known_category(session: Session, owner_id: int, name: str, field: str = "category") -> str:
    """The category of this name as it is written, whatever case and accents. Raises InvalidInput with all there are."""
    names = [category.name for category in list_categories(session, owner_id)]
    known = _same_name(names, name)
    if known is None:
        there_are = ", ".join(names)
        message = f'"{name}" is none of your categories; there are {there_are}. POST /categories adds one of your own.'
        raise InvalidInput({field: [message]})
    return known


def named_selection(session: Session, owner_id: int, selection: Selection) -> Selection:
    """A selection whose category is that of the owner which is meant, as it is written; one that is none stays.

    A kind of money gets the names of the categories that it is told by.
    """
    if selection.kind is not None:
        selection = replace(selection, kind=kind_of_money(session, owner_id, selection.kind.kind))
    if selection.category is None:
        return selection
    names = [category.name for category in list_categories(session, owner_id)]
    return replace(selection, category=_same_name(names, selection.category) or selection.category)


def kind_of_money(session: Session, owner_id: int, kind: MoneyKind) -> KindOfMoney:
    """A kind of money as the categories that it is told by, which are the owner's and the defaults."""
    by_kind = {category.name: category.kind for category in list_categories(session, owner_id)}
    told_by = {"income": ("income",), "transfer": ("transfer",), "external": ("transfer",)}.get(
        kind, ("income", "transfer")
    )
    names = tuple(name for name, its_kind in by_kind.items() if its_kind in told_by)
    return KindOfMoney(kind, names, outside=kind in ("spending", "external"))


def _same_name(names: Sequence[str], name: str) -> str | None:
    """The name that is the same but for case, accents, width and quotes; the very same one first."""
    if name in names:
        return name
    folded = fold(name)
    return next((known for known in names if fold(known) == folded), None)


def _own_category(session: Session, owner_id: int, category_id: int) -> Category:
    category = session.get(Category, (owner_id, category_id))
    if category is None:
        raise NotFound(f"You have no category {category_id} of your own; the default ones can't be changed.")
    return category


def _check_name(session: Session, owner_id: int, name: str, besides: Category | None = None) -> None:
    """Raise Conflict for the name of another category; until the transaction ends nobody else takes it."""
    if fold(name) in _DEFAULT_NAMES:
        raise Conflict(f'"{name}" is one of the default categories.', problem=ProblemType.NAME_TAKEN)
    lock_owner(session, owner_id)
    others = select(Category.name).where(Category.owner_id == owner_id)
    if besides is not None:
        others = others.where(Category.id != besides.id)
    taken = _same_name(session.scalars(others).all(), name)
    if taken is not None:
        raise Conflict(f'You have a category "{taken}" already.', problem=ProblemType.NAME_TAKEN)


def _check_unused(session: Session, category: Category) -> None:
    """Names are what transactions and totals keep, so one that is in use stays what it is."""
    counted = select(CategoryMonth.month).where(
        CategoryMonth.owner_id == category.owner_id, CategoryMonth.category == category.name
    )
    waiting = select(Transaction.date).where(
        Transaction.owner_id == category.owner_id,
        Transaction.fingerprint.is_(None),
        in_category(Transaction, category.name),
    )
    if session.scalar(counted.limit(1)) or session.scalar(waiting.limit(1)):
        raise Conflict(
            f'There are transactions in "{category.name}"; give them another category first.',
            problem=ProblemType.IN_USE,
        )
    for taught in (Rule, Correction):
        named = select(taught.id).where(taught.owner_id == category.owner_id, taught.category == category.name)
        if session.scalar(named.limit(1)):
            raise Conflict(
                f'A {taught.__name__.lower()} gives "{category.name}"; change or delete that first.',
                problem=ProblemType.IN_USE,
            )
