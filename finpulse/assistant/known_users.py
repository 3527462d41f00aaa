"""What a question may name: a user's accounts, categories, merchants and currencies, kept until one of them changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, ColumnElement, ScalarSelect, Select, Text, cast, func, select, text
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.orm import Session

from finpulse.analytics.basis.currency_choice import choose_currency
from finpulse.analytics.basis.versions import FIGURES_VERSION
from finpulse.assistant.context import AskContext
from finpulse.assistant.vocabulary import NamedAccount, Vocabulary
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, DEFAULT_KINDS, Kind
from finpulse.errors import InvalidInput, NotFound
from finpulse.models import Account, Category, CategoryDay, CategoryMonth, MerchantMonth, User, UserStats
from finpulse.users import today_in

# So many users are remembered by a process; thousands of merchants take some hundred kilobytes each.
REMEMBERED: Final = 32
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)
_VERSION: Final = text(f"SELECT {FIGURES_VERSION} AS version")


@dataclass(frozen=True, slots=True)
class KnownUser:
    """What one user has, whatever is asked; `counts` are the transactions of each currency."""

    base_currency: str | None
    time_zone: str
    locale: str | None
    accounts: tuple[NamedAccount, ...]
    categories: Mapping[str, Kind]
    places: Mapping[str, str]
    used_categories: frozenset[str]
    merchants: Mapping[str, int]
    counts: Mapping[str, int]
    first_days: Mapping[str, date]
    data_as_of: datetime | None
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False)


def ask_context(session: Session, owner_id: int, as_of: date | None, currency: str | None) -> AskContext:
    """What is known of a user for one question. One round trip while nothing of theirs has changed.

    Raises NotFound where there is no such user, InvalidInput for a currency that is none, or a day that is too far from
    ours for the months around it to be in the calendar.
    """
    if as_of is not None and not EARLIEST <= as_of <= LATEST:
        raise InvalidInput({"as_of": [f"It takes a day from {EARLIEST} to {LATEST}."]})
    known = _known(session, owner_id)
    chosen = choose_currency(currency, known.base_currency, known.counts)
    now = today_in(known.time_zone)
    vocabulary = Vocabulary(
        accounts=known.accounts,
        categories=known.categories,
        used_categories=known.used_categories,
        merchants=known.merchants,
        currencies=tuple(sorted({chosen, *known.counts})),
        currency=chosen,
        first_day=known.first_days.get(chosen),
        today=as_of or now,
        locale=known.locale,
    )
    return AskContext(owner_id, vocabulary, known.first_days, known.places, known.data_as_of, now, known.memo)


def _known(session: Session, owner_id: int) -> KnownUser:
    version = session.scalar(_VERSION, {"owner_id": owner_id})
    if version is None:
        raise NotFound("There is no such user.")
    key = str(session.get_bind().engine.url), owner_id
    with _LOCK:
        remembered = _REMEMBERED.get(key)
    if remembered is None or remembered[0] != version:
        remembered = version, _load(session, owner_id)
    with _LOCK:
        _REMEMBERED[key] = remembered
        _REMEMBERED.move_to_end(key)
        while len(_REMEMBERED) > REMEMBERED:
            _REMEMBERED.popitem(last=False)
    return remembered[1]


_LOCK: Final = Lock()
_REMEMBERED: Final[OrderedDict[tuple[str, int], tuple[int, KnownUser]]] = OrderedDict()


def _load(session: Session, owner_id: int) -> KnownUser:
    """Two round trips: the user's row with lists beside it, and the names of merchants."""
    row = session.execute(_profile(owner_id)).one()
    own = {name: (kind, pfc) for name, kind, pfc in row.own_categories or ()}
    return KnownUser(
        base_currency=row.base_currency,
        time_zone=row.time_zone,
        locale=row.locale,
        accounts=tuple(NamedAccount(*told) for told in row.accounts or ()),
        categories={**DEFAULT_KINDS, **{name: kind for name, (kind, _) in own.items()}},
        places={each.name: each.pfc for each in DEFAULT_CATEGORIES} | {name: pfc for name, (_, pfc) in own.items()},
        used_categories=frozenset(row.used_categories or ()),
        merchants={each.merchant: each.count_ for each in session.execute(_merchants(owner_id))},
        counts=row.counts or {},
        first_days={code: date.fromisoformat(day) for code, day in (row.first_days or {}).items() if day},
        data_as_of=row.data_as_of,
    )


def _profile(owner_id: int) -> Select[*tuple[Any, ...]]:
    own, stats, account = Category.owner_id == owner_id, UserStats.owner_id == owner_id, Account.owner_id == owner_id
    array, mapping = func.jsonb_build_array, func.jsonb_object_agg
    told = array(Account.id, Account.name, Account.account_type, Account.currency)
    newest = func.greatest(_one(func.max(UserStats.updated_at), stats), _one(func.max(Account.updated_at), account))
    return select(
        User.base_currency,
        User.time_zone,
        User.locale,
        _one(func.jsonb_agg(array(Category.name, Category.kind, Category.pfc), type_=JSONB), own).label(
            "own_categories"
        ),
        _one(func.jsonb_agg(aggregate_order_by(told, Account.id), type_=JSONB), account).label("accounts"),
        _one(mapping(UserStats.currency, UserStats.total_transactions, type_=JSONB), stats).label("counts"),
        _one(mapping(UserStats.currency, _first_day(owner_id), type_=JSONB), stats).label("first_days"),
        _one(
            func.array_agg(CategoryMonth.category.distinct(), type_=ARRAY(Text)),
            CategoryMonth.owner_id == owner_id,
            CategoryMonth.count_in + CategoryMonth.count_out > 0,
        ).label("used_categories"),
        newest.label("data_as_of"),
    ).where(User.id == owner_id)


def _first_day(owner_id: int) -> ScalarSelect[date]:
    """The day of the first transaction in the currency of a row of user_stats, by the key of the sums of days."""
    return (
        select(CategoryDay.day)
        .where(
            CategoryDay.owner_id == owner_id,
            CategoryDay.currency == UserStats.currency,
            CategoryDay.count_in + CategoryDay.count_out > 0,
        )
        .order_by(CategoryDay.day)
        .limit(1)
        .correlate(UserStats)
        .scalar_subquery()
    )


def _merchants(owner_id: int) -> Select[*tuple[Any, ...]]:
    count = cast(func.sum(MerchantMonth.count_in + MerchantMonth.count_out), BigInteger)
    return (
        select(MerchantMonth.merchant, count.label("count_"))
        .where(MerchantMonth.owner_id == owner_id)
        .group_by(MerchantMonth.merchant)
        .having(count > 0)
        .order_by(MerchantMonth.merchant)
    )


def _one(figure: ColumnElement[Any], *where: ColumnElement[bool]) -> ScalarSelect[Any]:
    return select(figure).where(*where).scalar_subquery()
