"""New transactions -> those in the owner's other accounts that may be the other side of the same transfer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from babel.numbers import get_currency_symbol
from sqlalchemy import select, text
from sqlalchemy.orm import Session, aliased

from finpulse.cleaning.taxonomy import BANK, DEFAULT_KINDS, KIND_OF_UNKNOWN, LOANS, OTHER, TRANSFER_IN, TRANSFERS, Kind
from finpulse.cleaning.text import fold
from finpulse.models import Account, Category, Statement, Transaction, Transfer, UserStats
from finpulse.transfers.evidence import Side
from finpulse.transfers.links import LINK_SOURCE, rows_by_id
from finpulse.transfers.own_accounts import OwnAccount, OwnAccounts
from finpulse.transfers.texts import read_text

MOST_DAYS_APART: Final = 4
# Nobody has more equal amounts, or more rows, within these days; whoever has must not cost the square of it.
NEAREST: Final = 16
LOOKED_AT: Final = 1_000
# Of the names of an account's files only these newest are looked at for its number.
FILES_LOOKED_AT: Final = 200

# Texts with these may tell of a transfer, whatever its other words were taken for.
TELLING: Final = (
    "transfer|trnsfr|xfer|neft|imps|rtgs|upi|berweisung|umbuchung|bertrag|virement|transf|traspaso|bonifico|giroconto"
    "|przelew|overboek|verf.r|virman|havale|перевод|tkazma|autopay|credit c|thank you"
)
NEAR: Final = "date BETWEEN mine.first_day AND mine.last_day"
# What is clearly a purchase, pay or a bill is none, unless its text tells of a transfer or has the name of an own
# account: a pot may be called School Fees. Splits have parts of their own.
MAY_BE_SIDE: Final = """fingerprint IS NOT NULL AND splits IS NULL AND (
    category_source IN ('none', 'model') OR category = ANY (:open_categories) OR description ~* :telling)"""
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
          AND {MAY_BE_SIDE}
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
          AND {MAY_BE_SIDE} AND {HINTS_AT_EXCHANGE}
    ) AS other"""


class Unmatched(NamedTuple):
    """The transactions whose other sides are looked for: a condition in SQL, and its values."""

    condition: str
    values: Mapping[str, Any]


class Candidate(NamedTuple):
    """Money out of one account, and money into another that may be the same."""

    out: Side
    into: Side


class MatchingContext(NamedTuple):
    """What matching has to know of an owner: accounts, the kinds of categories, and currencies."""

    owner_id: int
    accounts: OwnAccounts
    account_names: Sequence[str]
    kinds: Mapping[str, Kind]
    currencies: Sequence[str]

    def side(self, row: Transaction, link: Transfer | None) -> Side:
        """A transaction as the search sees it, as it would be without the link that it has."""
        category, source = row.category, row.category_source
        if link is not None and source == LINK_SOURCE and category in (TRANSFERS, TRANSFER_IN):
            was_out = link.out_id == row.id
            category = link.out_category if was_out else link.in_category
            source = link.out_source if was_out else link.in_source
        text = read_text(row.description or row.merchant)
        return Side(
            id=row.id,
            date=row.date,
            amount=row.amount,
            currency=row.currency,
            description=row.description,
            text=text,
            spoken=self.accounts.spoken_of(text, row.account_id),
            category=category,
            source=source,
            kind=self.kinds.get(category, KIND_OF_UNKNOWN),
            decided=row.category_pinned or source in ("rule", "learned"),
            account=self.accounts.by_id[row.account_id],
        )

    def values(self) -> dict[str, Any]:
        """What queries for candidates take."""
        telling = "|".join([TELLING, *map(_pattern_of, self.account_names)])
        transfers = [name for name, kind in self.kinds.items() if kind == "transfer"]
        return {
            "owner_id": self.owner_id,
            "telling": telling,
            "open_categories": [*transfers, LOANS, BANK, OTHER],
        }


def matching_context(session: Session, owner_id: int) -> MatchingContext:
    """The owner's accounts, categories and currencies as they are now."""
    accounts = session.scalars(select(Account).where(Account.owner_id == owner_id)).all()
    own = session.scalars(select(Category).where(Category.owner_id == owner_id))
    currencies = select(UserStats.currency).where(UserStats.owner_id == owner_id).order_by(UserStats.currency)
    files = _files_of(session, owner_id)
    names = [
        OwnAccount.of(each.id, each.name, each.provider, each.account_type, files.get(each.id, ())) for each in accounts
    ]
    return MatchingContext(
        owner_id,
        OwnAccounts(names, _own_names(session, owner_id)),
        sorted(
            {" ".join(phrase) for each in names for phrase in each.phrases}
            | {each.name for each in accounts if each.name}
        ),
        {**DEFAULT_KINDS, **{category.name: cast(Kind, category.kind) for category in own}},
        session.scalars(currencies).all(),
    )


def _files_of(session: Session, owner_id: int) -> dict[int, set[str]]:
    """The names of the files that each account's statements came in, of the newest ones."""
    newest = select(Statement.account_id, Statement.filename).where(Statement.owner_id == owner_id)
    files: dict[int, set[str]] = {}
    for account_id, filename in session.execute(newest.order_by(Statement.job_id.desc()).limit(FILES_LOOKED_AT)):
        files.setdefault(account_id, set()).add(filename)
    return files


def _own_names(session: Session, owner_id: int) -> set[frozenset[str]]:
    """Names that are the user's own: those that both texts of a transfer have which its user has confirmed."""
    out, into = aliased(Transaction), aliased(Transaction)
    confirmed = (
        select(out.description, into.description)
        .select_from(Transfer)
        .join(out, (out.owner_id == Transfer.owner_id) & (out.id == Transfer.out_id))
        .join(into, (into.owner_id == Transfer.owner_id) & (into.id == Transfer.in_id))
        .where(Transfer.owner_id == owner_id, Transfer.state == "linked", Transfer.confirmed)
        .order_by(Transfer.id.desc())
        .limit(FILES_LOOKED_AT)
    )
    both = (read_text(one).strangers & read_text(other).strangers for one, other in session.execute(confirmed))
    return {name for name in both if len(name) > 1}


def same_amounts(session: Session, context: MatchingContext, unmatched: Unmatched) -> set[tuple[int, int]]:
    """Ids of opposite amounts in one currency, at most 4 days apart: money out and money in, in either order."""
    session.execute(NESTED_LOOPS, {"state": "off"})
    query = text(with_counterparts(unmatched.condition, SAME_AMOUNT))
    found = session.execute(query, {**unmatched.values, **context.values()}).all()
    session.execute(NESTED_LOOPS, {"state": "on"})
    return {(one, other) for one, other in found}


def exchanges(session: Session, context: MatchingContext, unmatched: Unmatched) -> set[tuple[int, int]]:
    """Ids of opposite signs in two currencies, at most 4 days apart, with a transfer or another currency in a text."""
    if len(context.currencies) < 2:
        return set()
    values = {
        **context.values(),
        "transfers": [name for name, kind in context.kinds.items() if kind == "transfer"],
        "currency_names": "|".join([*_names_of(context.currencies), *map(_pattern_of, context.account_names)]),
    }
    query = text(with_counterparts(f"{unmatched.condition} AND {HINTS_AT_EXCHANGE}", OTHER_CURRENCY))
    return {(one, other) for one, other in session.execute(query, {**unmatched.values, **values})}


def with_counterparts(condition: str, counterpart: str) -> str:
    """The rows that meet the condition, each with the ids of what may be its other side.

    `counterpart` goes on from `mine`, whose days are worked out for the policies to let an index find others by them.
    """
    return f"""
        WITH mine AS MATERIALIZED (
            SELECT id, account_id, date, amount, currency,
                   date - {MOST_DAYS_APART} AS first_day, date + {MOST_DAYS_APART} AS last_day
            FROM transactions
            WHERE owner_id = :owner_id AND {condition} AND amount <> 0 AND {MAY_BE_SIDE}
        ) {counterpart}"""


def candidates_of(
    session: Session, context: MatchingContext, pairs: Iterable[tuple[int, int]], links: Mapping[int, Transfer]
) -> list[Candidate]:
    """Each pair once, whichever side found the other; `links` are those that transactions have, by their ids."""
    found = list(pairs)
    rows = rows_by_id(session, context.owner_id, {number for pair in found for number in pair})
    sides = {number: context.side(row, links.get(number)) for number, row in rows.items()}
    directed = {(one, other) if rows[one].amount < 0 else (other, one) for one, other in found}
    return [Candidate(sides[out], sides[into]) for out, into in sorted(directed)]


def _names_of(currencies: Sequence[str]) -> Iterator[str]:
    """Codes and symbols as a regular expression finds them."""
    for code in currencies:
        yield code
        if (symbol := get_currency_symbol(code, "en")) != code:
            yield re.escape(symbol)


def _pattern_of(name: str) -> str:
    """A name as a regular expression finds it, whatever stands between its words and over its letters.

    >>> _pattern_of("Rainy  Day"), _pattern_of("Épargne")
    ('rainy.{0,3}day', '.pargne')
    """
    return ".{0,3}".join("".join(map(_letter_pattern, word)) for word in name.lower().split())


def _letter_pattern(letter: str) -> str:
    return letter if letter.isalnum() and fold(letter) == letter else "."
