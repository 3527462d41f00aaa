"""What accounts hold, as GET /accounts tells it, and what they are expected to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select
from sqlalchemy.orm import Session

from finpulse.accounts import list_accounts
from finpulse.assistant.answers import sentences
from finpulse.assistant.answers.groups import sums_of
from finpulse.assistant.answers.outcome import PlanAnswer, Unanswerable, excluded_json, value
from finpulse.assistant.answers.recurring import INCOME, RecurringPayment, known_series
from finpulse.assistant.answers.selected import holds_name
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.cells import SumsAsked, read_cells
from finpulse.assistant.queries.reader import StatementReader
from finpulse.assistant.queries.tables import ACCOUNTS, CATEGORY_DAYS
from finpulse.metrics.formulas import MoneyTally
from finpulse.metrics.plan import PlanFilter, PlanPeriod, QueryPlan
from finpulse.periods import ONE_DAY
from finpulse.proofs.account_proof import account_proofs
from finpulse.recurring.series import DAYS_A_MONTH

# What is spent besides what recurs is told by so many days.
HABIT_DAYS: Final = 90


class AccountHolding(NamedTuple):
    """What an account holds on the day of the question, in its own currency, and the transactions that made it so."""

    name: str
    currency: str
    balance: Decimal
    tally: MoneyTally


def answer_balance(
    plan: QueryPlan, _: PlanPeriod, context: AskContext, reader: StatementReader, session: Session, currency: str
) -> PlanAnswer:
    """One account in its own currency; of several the sum of those in the answer's, or each by itself."""
    held = held_in(plan.filters, context, reader, session)
    if plan.group_by or len(held) == 1:
        told = sorted(held, key=lambda one: (one.currency != currency, one.currency, -one.balance, one.name))
        labels = [one.name if plan.group_by else plan.metric for one in told]
        values = [value(label, one.balance, one.currency) for label, one in zip(labels, told, strict=True)]
        return PlanAnswer(values, sum(one.tally.count for one in held))
    counted = [one for one in held if one.currency == currency]
    others: dict[str, MoneyTally] = defaultdict(MoneyTally)
    for one in held:
        if one.currency != currency:
            others[one.currency] += one.tally
    total = sum((one.balance for one in counted), Decimal(0))
    return PlanAnswer(
        [value(plan.metric, total, currency)],
        sum(one.tally.count for one in counted),
        excluded_json(others, MoneyTally()),
    )


def answer_forecast(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, session: Session, currency: str
) -> PlanAnswer:
    """The balance now, what is due until the last day, and for each day until then what else a day usually costs."""
    today = context.vocabulary.today
    held = [one for one in held_in(plan.filters, context, reader, session) if one.currency == currency]
    balance = sum((Fraction(one.balance) for one in held), Fraction(0))
    going = [
        each
        for each in known_series(session, context, reader)
        if each.currency == currency and each.account in {one.name for one in held} and each.state != "ended"
    ]
    lately = PlanPeriod("last_90_days", today - timedelta(days=HABIT_DAYS - 1), today)
    accounts = tuple(each for each in plan.filters if each.field == "account")
    cells = read_cells(reader, SumsAsked(accounts, lately), context.vocabulary, exactly=False)
    sums = sums_of(cells, context, currency)
    days = max((period.end - today).days, 0)
    expected = balance + _due(going, today + ONE_DAY, period.end) - _habit(going, sums.spending) * days
    return PlanAnswer(
        [value(plan.metric, expected, currency)],
        sums.of("spending").count,
        excluded_json(sums.others, sums.of("transfer")),
    )


def held_in(
    filters: Iterable[PlanFilter], context: AskContext, reader: StatementReader, session: Session
) -> list[AccountHolding]:
    """The accounts that filters of accounts and currencies keep. Raises Unanswerable where there is none.

    Their balances are those of GET /accounts, less what has moved since the day of the question.
    """
    accounts = list(list_accounts(session, context.owner_id))
    for each in filters:
        accounts = [one for one in accounts if holds_name(one.name if each.field == "account" else one.currency, each)]
    if not accounts:
        raise Unanswerable("unknown_entity", sentences.NO_ACCOUNT)
    ids = [one.id for one in accounts]
    balances = _balances(reader, ids)
    moved = _moved(reader, ids, context)
    openings = account_proofs(session, accounts)
    found = []
    for one in accounts:
        tally, since = moved.get((one.id, one.currency), (MoneyTally(), Decimal(0)))
        balance = (openings[one.id].opening or Decimal(0)) + balances.get(one.id, one.balance) - since
        found.append(AccountHolding(one.name, one.currency, balance, tally))
    return found


def _balances(reader: StatementReader, ids: list[int]) -> dict[int, Decimal]:
    among = ACCOUNTS.c.id.in_(bindparam("account_ids", ids, expanding=True))
    return {row.id: row.balance for row in reader.rows(select(ACCOUNTS.c.id, ACCOUNTS.c.balance).where(among))}


def _moved(
    reader: StatementReader, ids: list[int], context: AskContext
) -> dict[tuple[int, str], tuple[MoneyTally, Decimal]]:
    """By account and currency the transactions up to the day of the question, and the sum of those behind it."""
    asked = context.vocabulary.today
    day: ColumnElement[date] = bindparam("as_of", asked if asked < context.now else date.max)
    sums = CATEGORY_DAYS.c
    zero: ColumnElement[int] = literal_column("0")

    def total(figure: ColumnElement[Any], until: ColumnElement[bool]) -> ColumnElement[Any]:
        return func.coalesce(func.sum(figure).filter(until), zero)

    until, behind = sums.day <= day, sums.day > day
    query = select(
        sums.account_id,
        sums.currency,
        total(sums.money_in, until).label("money_in"),
        total(sums.money_out, until).label("money_out"),
        total(sums.count_in + sums.count_out, until).label("number"),
        total(sums.money_in - sums.money_out, behind).label("since"),
    ).where(sums.account_id.in_(bindparam("account_ids", ids, expanding=True)))
    rows = reader.rows(query.group_by(sums.account_id, sums.currency))
    return {
        (row.account_id, row.currency): (MoneyTally(row.money_in, row.money_out, int(row.number)), row.since)
        for row in rows
    }


def _due(going: Iterable[RecurringPayment], first: date, last: date) -> Fraction:
    """What comes in less what goes out of what is due."""
    return sum(
        ((1 if each.kind == INCOME else -1) * Fraction(each.amount) * each.due_in(first, last) for each in going),
        Fraction(0),
    )


def _habit(going: Iterable[RecurringPayment], spent: Fraction) -> Fraction:
    """What is spent a day besides what recurs; never less than nothing."""
    monthly = sum((each.monthly_cost for each in going if each.kind != INCOME), Fraction(0))
    return max(spent / HABIT_DAYS - monthly / Fraction(DAYS_A_MONTH), Fraction(0))
