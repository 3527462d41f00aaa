"""New transactions -> those in the owner's other accounts that may be the other side of the same transfer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from babel.numbers import get_currency_symbol
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from finpulse.cleaning.taxonomy import DEFAULT_KINDS, KIND_OF_UNKNOWN, Kind
from finpulse.models import MAY_BE_TRANSFER, Account, Category, Transaction, Transfer, UserStats
from finpulse.transfers.evidence import AccountNames, Side
from finpulse.transfers.links import rows_by_id

MOST_DAYS_APART: Final = 4
# Nobody has more equal amounts, or more rows, within these days; whoever has must not cost the square of it.
NEAREST: Final = 16
LOOKED_AT: Final = 1_000

NEAR: Final = "date BETWEEN mine.first_day AND mine.last_day"
HINTS_AT_EXCHANGE: Final = "(category = ANY (:transfers) OR description ~* :currency_names)"
# Under row-level security no index finds an amount, since PostgreSQL doesn't vouch for what its comparison may tell. So
# what the owner has of these days is read once for all rows, and met by day: equal amounts of other days cost nothing.
SAME_AMOUNT: Final = f"""
    , days AS (SELECT min(first_day) AS first, max(last_day) AS last FROM mine),
    sides AS MATERIALIZED (
        SELECT mine.id, mine.account_id, mine.currency, -mine.amount AS amount, mine.date + apart AS date, apart
        FROM mine, generate_series(-{MOST_DAYS_APART}, {MOST_DAYS_APART}) AS apart
    ),
    near AS MATERIALIZED (
        SELECT id, account_id, currency, amount, date FROM transactions
        WHERE owner_id = :owner_id AND date BETWEEN (SELECT first FROM days) AND (SELECT last FROM days)
          AND fingerprint IS NOT NULL AND splits IS NULL AND {MAY_BE_TRANSFER}
    )
    SELECT mine_id, id FROM (
        SELECT sides.id AS mine_id, near.id,
               row_number() OVER (PARTITION BY sides.id ORDER BY abs(sides.apart), near.id) AS place
        FROM sides JOIN near USING (date, currency, amount) WHERE near.account_id <> sides.account_id
    ) AS found
    WHERE place <= {NEAREST}"""
# PostgreSQL takes a batch for a few rows, and would try each of its days with each row of these days.
NESTED_LOOPS: Final = text("SELECT set_config('enable_nestloop', :state, true)")
OTHER_CURRENCY: Final = f"""
    SELECT mine.id, other.id FROM mine CROSS JOIN LATERAL (
        SELECT id FROM (
            SELECT * FROM transactions WHERE owner_id = :owner_id AND {NEAR} LIMIT {LOOKED_AT}
        ) AS near
        WHERE currency <> mine.currency AND sign(amount) = -sign(mine.amount) AND account_id <> mine.account_id
          AND fingerprint IS NOT NULL AND splits IS NULL AND {MAY_BE_TRANSFER} AND {HINTS_AT_EXCHANGE}
    ) AS other"""


class Unmatched(NamedTuple):
    """The transactions whose other sides are looked for: a condition in SQL, and its values."""

    condition: str
    values: Mapping[str, Any]


class Candidate(NamedTuple):
    """Money out of one account, and money into another that may be the same."""

    out: Side
    into: Side

    @property
    def days_apart(self) -> int:
        """Days between the two, whichever was first."""
        return abs((self.into.date - self.out.date).days)


class MatchingContext(NamedTuple):
    """What matching has to know of an owner: accounts by id, the kinds of categories, and currencies."""

    owner_id: int
    accounts: Mapping[int, AccountNames]
    kinds: Mapping[str, Kind]
    currencies: Sequence[str]

    def side(self, row: Transaction) -> Side:
        """A transaction as the search sees it."""
        return Side(
            id=row.id,
            date=row.date,
            amount=row.amount,
            currency=row.currency,
            text=f"{row.description} {row.merchant}",
            category=row.category,
            source=row.category_source,
            kind=self.kinds.get(row.category, KIND_OF_UNKNOWN),
            decided=row.category_pinned or row.category_source in ("rule", "learned"),
            account=self.accounts[row.account_id],
        )


def matching_context(session: Session, owner_id: int) -> MatchingContext:
    """The owner's accounts, categories and currencies as they are now."""
    accounts = session.scalars(select(Account).where(Account.owner_id == owner_id))
    own = session.scalars(select(Category).where(Category.owner_id == owner_id))
    currencies = select(UserStats.currency).where(UserStats.owner_id == owner_id).order_by(UserStats.currency)
    return MatchingContext(
        owner_id,
        {account.id: AccountNames.of(account.name, account.provider, account.account_type) for account in accounts},
        {**DEFAULT_KINDS, **{category.name: cast(Kind, category.kind) for category in own}},
        session.scalars(currencies).all(),
    )


def same_amounts(session: Session, context: MatchingContext, unmatched: Unmatched) -> list[Candidate]:
    """Opposite amounts in one currency, at most 4 days apart."""
    session.execute(NESTED_LOOPS, {"state": "off"})
    found = _candidates(session, context, with_counterparts(unmatched.condition, SAME_AMOUNT), unmatched.values)
    session.execute(NESTED_LOOPS, {"state": "on"})
    return found


def exchanges(session: Session, context: MatchingContext, unmatched: Unmatched) -> list[Candidate]:
    """Opposite signs in two currencies, at most 4 days apart, with a transfer or another currency named in a text."""
    if len(context.currencies) < 2:
        return []
    hints = {
        "transfers": [name for name, kind in context.kinds.items() if kind == "transfer"],
        "currency_names": "|".join(_names_of(context.currencies)),
    }
    query = with_counterparts(f"{unmatched.condition} AND {HINTS_AT_EXCHANGE}", OTHER_CURRENCY)
    return _candidates(session, context, query, {**unmatched.values, **hints})


def with_counterparts(condition: str, counterpart: str) -> str:
    """The rows that meet the condition, each with the ids of what may be its other side.

    `counterpart` goes on from `mine`, whose days are worked out for the policies to let an index find others by them.
    """
    return f"""
        WITH mine AS MATERIALIZED (
            SELECT id, account_id, date, amount, currency,
                   date - {MOST_DAYS_APART} AS first_day, date + {MOST_DAYS_APART} AS last_day
            FROM transactions
            WHERE owner_id = :owner_id AND {condition} AND fingerprint IS NOT NULL AND amount <> 0
              AND splits IS NULL AND {MAY_BE_TRANSFER}
        ) {counterpart}"""


def _candidates(session: Session, context: MatchingContext, query: str, values: Mapping[str, Any]) -> list[Candidate]:
    """Each pair once, whichever side found the other, without those that the user has unlinked."""
    found = session.execute(text(query), {**values, "owner_id": context.owner_id}).all()
    rows = rows_by_id(session, context.owner_id, {number for pair in found for number in pair})
    sides = {number: context.side(row) for number, row in rows.items()}
    pairs = {(one, other) if rows[one].amount < 0 else (other, one) for one, other in found}
    refused = _refused(session, context.owner_id, [out for out, _ in pairs]) if pairs else set()
    return [Candidate(sides[out], sides[into]) for out, into in sorted(pairs - refused)]


def _refused(session: Session, owner_id: int, out_ids: Sequence[int]) -> set[tuple[int, int]]:
    refused = select(Transfer.out_id, Transfer.in_id).where(
        Transfer.owner_id == owner_id, Transfer.out_id.in_(out_ids), Transfer.state == "refused"
    )
    return {(out, into) for out, into in session.execute(refused)}


def _names_of(currencies: Sequence[str]) -> Iterator[str]:
    """Codes and symbols as a regular expression finds them."""
    for code in currencies:
        yield code
        if (symbol := get_currency_symbol(code, "en")) != code:
            yield re.escape(symbol)
