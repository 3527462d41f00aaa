"""The proof calendar: for each account and month, whether its statements prove what is there, and if not, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from finpulse.models import Account, Statement, StatementPeriod
from finpulse.periods import month_end, month_start, months_before
from finpulse.proofs.account_history import AccountHistory, Gap, Span
from finpulse.proofs.account_proof import AccountProof, BankBalance, account_proofs
from finpulse.proofs.open_questions import leaves_open

# Proven; off by an amount; a question is open; no statement; no balance to check by; rows without a statement; not yet.
CellState = Literal["proven", "off", "ask", "missing", "blank", "hand", "later"]
MONTHS: Final = 12

_ACTIVE: Final = text("""
    SELECT account_id, month FROM category_months
    WHERE owner_id = :owner_id AND month BETWEEN :first AND :last AND count_in + count_out > 0
    GROUP BY account_id, month
""")


@dataclass(frozen=True, slots=True)
class ProofCell:
    """One month of one account.

    `difference` is by how much it is off, or what the balance moved by while no statement is there; `until` is the last
    day that is proven where the month goes on behind it. It joins the month before or behind where one unbroken
    addition covers both.
    """

    month: date
    state: CellState
    difference: Decimal | None = None
    until: date | None = None
    joins_before: bool = False
    joins_behind: bool = False
    job_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One account: what its bank states last, and its months."""

    account: Account
    bank_balance: BankBalance | None
    cells: Sequence[ProofCell]


class _ToldMonths(NamedTuple):
    """What one statement tells of its days: whether a question is open, and by how much it is off where it is."""

    job_id: int
    first_day: date
    last_day: date
    is_open: bool
    off_by: Decimal | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that is known of one account."""

    history: AccountHistory
    told: Sequence[_ToldMonths]
    active: frozenset[date]
    today: date


def calendar_months(last: date, count: int = MONTHS) -> list[date]:
    """The first days of so many months, the oldest first; the last is that of a day."""
    return [months_before(last, back) for back in reversed(range(count))]


def proof_calendar(
    session: Session,
    accounts: Sequence[Account],
    months: Sequence[date],
    today: date,
    proofs: Mapping[int, AccountProof] | None = None,
) -> list[ProofRow]:
    """The calendar of one owner's accounts, in their order: a cell for each of the months, which follow each other.

    Reads the periods of statements and the totals of months; `today` is the owner's. Whoever has the proofs of all
    these accounts may give them, which spares looking for them.
    """
    if not accounts:
        return []
    proofs = account_proofs(session, accounts) if proofs is None else proofs
    told = _told(session, accounts, months)
    active = _active(session, accounts[0].owner_id, months)
    rows = []
    for account in accounts:
        history = proofs[account.id].history
        facts = _Facts(history, told.get(account.id, []), frozenset(active.get(account.id, ())), today)
        rows.append(ProofRow(account, proofs[account.id].bank_balance, [_cell(month, facts) for month in months]))
    return rows


def _told(session: Session, accounts: Sequence[Account], months: Sequence[date]) -> dict[int, list[_ToldMonths]]:
    """What loaded statements with days of these months tell, by account."""
    ends = StatementPeriod.closing_day, StatementPeriod.last_day
    query = (
        select(StatementPeriod, Statement.questions, Statement.proof)
        .join(
            Statement, (Statement.owner_id == StatementPeriod.owner_id) & (Statement.job_id == StatementPeriod.job_id)
        )
        .where(StatementPeriod.owner_id == accounts[0].owner_id, Statement.state == "loaded")
        .where(StatementPeriod.account_id.in_([account.id for account in accounts]))
        .where(StatementPeriod.first_day <= month_end(months[-1]), func.greatest(*ends) >= months[0])
    )
    currencies = {account.id: account.currency for account in accounts}
    found: dict[int, list[_ToldMonths]] = {}
    for period, questions, proof in session.execute(query):
        if period.currency == currencies[period.account_id]:
            off_by = _off_by(proof) if period.verdict == "contradicted" else None
            last = max(period.closing_day, period.last_day)
            told = _ToldMonths(period.job_id, period.first_day, last, leaves_open(questions), off_by)
            found.setdefault(period.account_id, []).append(told)
    return found


def _off_by(proof: Mapping[str, Any] | None) -> Decimal | None:
    """By how much a statement's own figures don't come out, None where its breaks don't say."""
    differences = [Decimal(each["difference"]) for each in (proof or {}).get("breaks", []) if each.get("difference")]
    return sum(differences, Decimal(0)) if differences else None


def _active(session: Session, owner_id: int, months: Sequence[date]) -> dict[int, set[date]]:
    """The months in which something is booked, by account."""
    found: dict[int, set[date]] = {}
    for account_id, month in session.execute(
        _ACTIVE, {"owner_id": owner_id, "first": months[0], "last": month_end(months[-1])}
    ):
        found.setdefault(account_id, set()).add(month_start(month))
    return found


def _cell(month: date, facts: _Facts) -> ProofCell:
    end = month_end(month)
    spans = [span for span in facts.history.spans if span.first_day <= end and span.last_day >= month]
    told = [each for each in facts.told if each.first_day <= end and each.last_day >= month]
    if not spans:
        return _uncovered(month, end, facts)
    job_ids = tuple(each.job_id for each in told)
    if any(each.is_open for each in told):
        return ProofCell(month, "ask", job_ids=job_ids)
    gap = next((gap for gap in facts.history.gaps if _breaks_off(gap) and month <= gap.before <= end), None)
    if gap is not None or any(span.verdict == "contradicted" for span in spans):
        return ProofCell(month, "off", gap.difference if gap else _sum_off(told), job_ids=job_ids)
    if any(span.verdict != "proven" for span in spans):
        return ProofCell(month, "blank", job_ids=job_ids)
    return _proven(month, end, spans, facts, job_ids)


def _proven(month: date, end: date, spans: Sequence[Span], facts: _Facts, job_ids: tuple[int, ...]) -> ProofCell:
    last_day = max(span.last_day for span in spans)
    goes_on = last_day < end and month == month_start(facts.today)
    return ProofCell(
        month,
        "proven",
        until=last_day if goes_on else None,
        joins_before=any(span.first_day < month for span in spans),
        joins_behind=any(span.last_day > end for span in spans),
        job_ids=job_ids,
    )


def _uncovered(month: date, end: date, facts: _Facts) -> ProofCell:
    """A month of which no statement has a day."""
    first = min((span.first_day for span in facts.history.spans), default=None)
    gap = next((gap for gap in facts.history.gaps if gap.after < month and end < gap.before), None)
    if gap is not None:
        is_first = month_start(gap.after) == months_before(month, 1)
        return ProofCell(month, "missing", gap.difference if is_first else None)
    if month in facts.active:
        return ProofCell(month, "hand")
    if first is None or end < first or month >= month_start(facts.today):
        return ProofCell(month, "later")
    return ProofCell(month, "missing")


def _breaks_off(gap: Gap) -> bool:
    """Whether no whole month lies between what a gap is between: then it is no statement that is missing."""
    return months_before(gap.before, 1) <= month_start(gap.after)


def _sum_off(told: Sequence[_ToldMonths]) -> Decimal | None:
    differences = [each.off_by for each in told if each.off_by is not None]
    return sum(differences, Decimal(0)) if differences else None
