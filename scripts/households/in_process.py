"""A household -> which pairs would be linked and proposed, without a database, by the same evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finpulse.cleaning.categories.categorise import categorise
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.parts.text_template import without_references
from finpulse.cleaning.taxonomy import DEFAULT_KINDS
from finpulse.transfers.assignment import Match, assign
from finpulse.transfers.candidates import MOST_DAYS_APART, Candidate
from finpulse.transfers.evidence import Side, evidence_of
from finpulse.transfers.exchange_rates import exchange_matches
from finpulse.transfers.own_accounts import OwnAccount, OwnAccounts
from finpulse.transfers.texts import read_text
from scripts.households.household import Household, Row
from scripts.households.measure import Pair


def pairs_in(home: Household) -> tuple[set[Pair], set[Pair]]:
    """The pairs that are linked and those that are proposed, by the numbers of their rows."""
    candidates = list(_candidates(_sides(home)))
    equal = [sides for sides in candidates if sides.out.currency == sides.into.currency]
    exchanged = [sides for sides in candidates if sides.out.currency != sides.into.currency]
    matches = [Match(*sides, evidence) for sides in equal if (evidence := evidence_of(*sides))]
    matches += [Match(*found) for found in exchange_matches(exchanged, ())]
    assignment = assign(matches)
    return {match.key for match in assignment.links}, {match.key for match in assignment.proposals}


def _sides(home: Household) -> list[Side]:
    own = OwnAccounts(
        OwnAccount.of(at, account.name, "csv", account.account_type) for at, account in enumerate(home.accounts)
    )
    return [
        _side(own, at, account.currency, row) for at, account in enumerate(home.accounts) for row in account.in_order()
    ]


def _side(own: OwnAccounts, account_id: int, currency: str, row: Row) -> Side:
    plain = without_references(row.text)
    found = categorise(plain, find_merchant(plain, ""), row.amount > 0, "")
    text = read_text(row.text)
    return Side(
        id=row.number,
        date=row.day,
        amount=row.amount,
        currency=currency,
        description=row.text,
        text=text,
        spoken=own.spoken_of(text, account_id),
        category=found.name,
        source=found.source,
        kind=DEFAULT_KINDS[found.name],
        decided=False,
        account=own.by_id[account_id],
    )


def _candidates(sides: Sequence[Side]) -> Iterator[Candidate]:
    for out in (side for side in sides if side.amount < 0):
        for into in (side for side in sides if side.amount > 0 and side.account.id != out.account.id):
            equal = out.currency != into.currency or out.amount == -into.amount
            if equal and abs((out.date - into.date).days) <= MOST_DAYS_APART:
                yield Candidate(out, into)
