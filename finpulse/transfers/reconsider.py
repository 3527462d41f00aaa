"""Transactions that are new, or have lost their other sides -> what is linked and proposed around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from finpulse.models import Transaction, Transfer
from finpulse.totals.change import TotalsChange
from finpulse.transfers.assignment import Match, Matching, assign
from finpulse.transfers.candidates import (
    Candidate,
    MatchingContext,
    Unmatched,
    candidates_of,
    exchanges,
    matching_context,
    same_amounts,
)
from finpulse.transfers.evidence import ONE_SAYS_SO, Evidence, evidence_of
from finpulse.transfers.exchange_rates import MOST_DAYS, Rate, exchange_matches, rate_of
from finpulse.transfers.links import Pair, forget, link, propose, unlink

# Whose candidates have other candidates, and so on: hardly anybody's go further than that.
ROUNDS: Final = 3
_BY_IDS: Final = "id = ANY (:ids)"


class Found(NamedTuple):
    """How many pairs are linked now that were not, and how many are proposed."""

    linked: int = 0
    proposed: int = 0

    def plus(self, other: Found) -> Found:
        """Both together."""
        return Found(self.linked + other.linked, self.proposed + other.proposed)


class _Known(NamedTuple):
    """What there is of transfers among some transactions: by their pair, and the links by either side."""

    by_pair: Mapping[tuple[int, int], Transfer]
    by_side: Mapping[int, Transfer]

    def of_state(self, state: str) -> Iterator[tuple[tuple[int, int], Transfer]]:
        return ((pair, transfer) for pair, transfer in self.by_pair.items() if transfer.state == state)


def match(change: TotalsChange, unmatched: Unmatched) -> Found:
    """Link what these transactions and their candidates prove to be transfers, and propose what is likely.

    What was linked or proposed before without the user's word is weighed anew against what has come, so that the
    outcome doesn't depend on which statement came first.
    """
    session = change.session
    context = matching_context(session, change.owner_id)
    pairs = _pairs_around(session, context, unmatched)
    if not pairs:
        return Found()
    known = _known(session, change.owner_id, {number for pair in pairs for number in pair})
    candidates = candidates_of(session, context, pairs, known.by_side)
    matches = list(_with_evidence(session, context, _undecided(candidates, known)))
    return _carry_out(change, context, known, assign(_with_links_kept(matches, candidates, known)))


def _pairs_around(session: Session, context: MatchingContext, unmatched: Unmatched) -> set[tuple[int, int]]:
    """The candidates of these transactions, those of the candidates, and so on."""
    pairs: set[tuple[int, int]] = set()
    asked: set[int] = set()
    for _ in range(ROUNDS):
        found = same_amounts(session, context, unmatched) | exchanges(session, context, unmatched)
        asked |= {one for one, _ in found}
        pairs |= {(min(pair), max(pair)) for pair in found}
        further = sorted({other for _, other in found} - asked)
        if not further:
            break
        asked |= set(further)
        unmatched = Unmatched(_BY_IDS, {"ids": further})
    return pairs


def _known(session: Session, owner_id: int, ids: set[int]) -> _Known:
    either = or_(Transfer.out_id.in_(ids), Transfer.in_id.in_(ids))
    found = session.scalars(select(Transfer).where(Transfer.owner_id == owner_id, either)).all()
    by_side = {
        number: transfer
        for transfer in found
        if transfer.state == "linked"
        for number in (transfer.out_id, transfer.in_id)
    }
    return _Known({(transfer.out_id, transfer.in_id): transfer for transfer in found}, by_side)


def _undecided(candidates: Sequence[Candidate], known: _Known) -> list[Candidate]:
    """Those that the user has neither refused nor settled by confirming a link of either side."""
    refused = {pair for pair, _ in known.of_state("refused")}
    confirmed = {number for number, transfer in known.by_side.items() if transfer.confirmed}
    return [
        sides
        for sides in candidates
        if (sides.out.id, sides.into.id) not in refused and confirmed.isdisjoint((sides.out.id, sides.into.id))
    ]


def _with_evidence(session: Session, context: MatchingContext, candidates: Sequence[Candidate]) -> Iterator[Match]:
    exchanged = [sides for sides in candidates if sides.out.currency != sides.into.currency]
    for sides in candidates:
        if sides.out.currency == sides.into.currency and (evidence := evidence_of(*sides)) is not None:
            yield Match(*sides, evidence)
    if exchanged:
        rates = _known_rates(session, context.owner_id, [sides.out.date for sides in exchanged])
        yield from (Match(*found) for found in exchange_matches(exchanged, rates))


def _known_rates(session: Session, owner_id: int, days: Sequence[date]) -> list[Rate]:
    """The rates of the owner's transfers around these days."""
    out, into, around = aliased(Transaction), aliased(Transaction), timedelta(days=MOST_DAYS)
    rates = (
        select(out.date, out.currency, into.currency, Transfer.rate)
        .join(out, (out.owner_id == Transfer.owner_id) & (out.id == Transfer.out_id))
        .join(into, (into.owner_id == Transfer.owner_id) & (into.id == Transfer.in_id))
        .where(Transfer.owner_id == owner_id, Transfer.state == "linked", Transfer.rate.is_not(None))
        .where(out.date.between(min(days) - around, max(days) + around))
    )
    return [Rate(day, sold, bought, rate) for day, sold, bought, rate in session.execute(rates) if rate is not None]


def _with_links_kept(matches: Sequence[Match], candidates: Sequence[Candidate], known: _Known) -> list[Match]:
    """The matches, with the links that hold already: a link is given up for a better one or a tie, not for nothing."""
    by_pair = {match.key: match for match in matches}
    for sides in candidates:
        pair = sides.out.id, sides.into.id
        held = known.by_pair.get(pair)
        if held is not None and held.state == "linked" and not held.confirmed and pair not in by_pair:
            by_pair[pair] = Match(*sides, Evidence(ONE_SAYS_SO.strength, held.evidence))
    return list(by_pair.values())


def _carry_out(change: TotalsChange, context: MatchingContext, known: _Known, assignment: Matching) -> Found:
    """Make the links and proposals those of the assignment; what is the same already stays as it is."""
    session, owner_id = change.session, change.owner_id
    wanted = {match.key: match for match in assignment.links}
    proposed = {match.key: match for match in assignment.proposals}
    considered = {number for match in (*assignment.links, *assignment.proposals) for number in match.key}
    gone = [
        transfer
        for pair, transfer in known.of_state("linked")
        if not transfer.confirmed and pair not in wanted and not considered.isdisjoint(pair)
    ]
    unlink(change, gone)
    old = [transfer for pair, transfer in known.of_state("proposed") if pair not in proposed]
    forget(session, owner_id, [*gone, *old])
    new = [_pair(match) for pair, match in wanted.items() if not _is(known, pair, "linked")]
    if new:
        link(change, new, context.kinds)
    asked = [_pair(match) for pair, match in proposed.items() if not _is(known, pair, "proposed")]
    propose(change, asked)
    return Found(len(new), len(asked))


def _is(known: _Known, pair: tuple[int, int], state: str) -> bool:
    return pair in known.by_pair and known.by_pair[pair].state == state


def _pair(match: Match) -> Pair:
    out, into = match.out, match.into
    rate = None if out.currency == into.currency else rate_of(out.amount, into.amount)
    return Pair(out.id, into.id, match.evidence.text, rate)
