"""The figures of a statement's rows, and what the statement says of itself -> whether it is proven, and by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from finpulse.balances.balance_chain import MOST_BREAKS, NOTHING, Break, Leap
from finpulse.balances.running_check import RunningCheck, check_running, together
from finpulse.balances.verdict import Verdict
from finpulse.proofs.row_figures import CurrencyFigures, EdgeDay, RowFigures
from finpulse.proofs.section_checks import check_sections
from finpulse.proofs.sentences import CheckKind, broken_sentence, check_sentence, misdated_sentence, section_sentence
from finpulse.sources.stated import StatedSection


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """One thing that a statement says of its rows: of so many figures, so many hold.

    `proves_all` is true where all of them together leave no row out.
    """

    kind: CheckKind
    holds: int
    of: int
    sentence: str
    proves_all: bool = False


@dataclass(frozen=True, slots=True)
class ToldBreak:
    """A place where the figures contradict the rows, told in a sentence."""

    at: Break
    sentence: str


class CurrencyPeriod(NamedTuple):
    """The days that rows of one currency lie in, what they move on the first and on the last, and the balances around.

    `opening` is the balance before the first row, `closing` the one at the end of `closing_day`.
    """

    first: EdgeDay
    last: EdgeDay
    opening: Decimal | None
    closing: Decimal | None
    closing_day: date


@dataclass(frozen=True, slots=True)
class StatementProof:
    """Whether a statement's own figures prove its rows, and the periods of its currencies."""

    verdict: Verdict
    checks: tuple[ProofCheck, ...]
    breaks: tuple[ToldBreak, ...]
    periods: Mapping[str, CurrencyPeriod]


def prove(
    figures: RowFigures,
    sections: Sequence[StatedSection],
    account_type: str,
    *,
    balance_is_named: bool = False,
) -> StatementProof:
    """The proof of a statement into an account of a type; `balance_is_named` where a header says what it is."""
    figures, sections = _with_table_section(figures, sections)
    running = balance_check(figures, account_type, is_named=balance_is_named)
    checks, breaks = [], []
    if running:
        checks.append(_running_check(running, unread_outside=_unread_outside(figures)))
        breaks += [ToldBreak(each, broken_sentence(each, figures.rejected)) for each in running.breaks]
        breaks += map(_misdated, running.leaps)
    stated = check_sections(figures, sections, account_type)
    checks += [
        ProofCheck(each.kind, each.holds, each.of, check_sentence(each.kind, each.holds, each.of), each.proves_all)
        for each in stated
    ]
    verdict = _verdict(checks)
    if verdict == "contradicted":
        breaks += [ToldBreak(broken, section_sentence(broken)) for each in stated for broken in each.breaks]
    periods = {
        currency: _period(own, _stated_for(currency, sections), _of_currency(figures, currency, running, account_type))
        for currency, own in figures.currencies.items()
    }
    return StatementProof(verdict, tuple(checks), tuple(breaks[:MOST_BREAKS]), periods)


def _verdict(checks: Sequence[ProofCheck]) -> Verdict:
    """Sums and counts may be of a longer time than the rows, so a balance over all of them is the better witness.

    Where that holds, a sum that doesn't is told and contradicts nothing.
    """
    by_balance = any(check.proves_all and check.kind == "running_balance" for check in checks)
    weak = ("stated_total", "stated_count") if by_balance else ()
    if any(check.holds < check.of and check.kind not in weak for check in checks):
        return "contradicted"
    return "proven" if any(check.proves_all for check in checks) else "unprovable"


def _with_table_section(
    figures: RowFigures, sections: Sequence[StatedSection]
) -> tuple[RowFigures, Sequence[StatedSection]]:
    """What stands above a table and amid it as one section over all of its rows, if they are of one currency."""
    above = sections[0] if len(sections) == 1 else StatedSection()
    if len(sections) > 1 or not figures.stated or len(figures.currencies) != 1:
        return figures, sections
    [only] = figures.currencies.values()
    return replace(figures, sections={0: only.moved}), (above.with_words(figures.stated),)


def _misdated(leap: Leap) -> ToldBreak:
    """A row that the balance puts beside another, and its day months away; no money is missing."""
    return ToldBreak(Break(leap.first_line, leap.line, leap.day, NOTHING, NOTHING, NOTHING), misdated_sentence(leap))


def balance_check(figures: RowFigures, account_type: str, *, is_named: bool) -> RunningCheck | None:
    """The balance over all rows, or where that does not hold, a balance for each part of the file."""
    overall = check_running(figures.chain, account_type, is_named=is_named)
    if overall and overall.is_whole:
        return overall
    return (
        _whole_with_left_out(figures, account_type)
        or _of_parts(figures, overall, account_type, is_named=is_named)
        or overall
    )


def _whole_with_left_out(figures: RowFigures, account_type: str) -> RunningCheck | None:
    """The balance that holds if rows which are no transactions count as well: so it proves nothing of the others."""
    check = check_running(figures.with_left_out, account_type, is_named=True)
    return replace(check, covers_all=False) if check and check.is_whole else None


def _of_parts(
    figures: RowFigures, overall: RunningCheck | None, account_type: str, *, is_named: bool
) -> RunningCheck | None:
    """A balance for each part, where fewer of their steps are broken than of the balance over all rows.

    Most rows have to be in parts with a balance: a column of other people's accounts makes parts of single rows. Those
    are in no step, so that nothing proves them.
    """
    checks = [check_running(chain, account_type, is_named=is_named) for chain in figures.parts.values()]
    known = [check for check in checks if check]
    apart = together(known)
    silent = sum(chain.rows for chain, check in zip(figures.parts.values(), checks, strict=True) if check is None)
    if len(figures.parts) < 2 or 2 * silent > apart.of or (overall and overall.broken <= apart.broken):
        return None
    return replace(apart, covers_all=apart.covers_all and not silent)


def _running_check(running: RunningCheck, *, unread_outside: bool) -> ProofCheck:
    holds = running.holds - len(running.leaps)
    proves_all = holds == running.of and running.covers_all and not unread_outside
    sentence = check_sentence("running_balance", holds, running.of)
    return ProofCheck("running_balance", holds, running.of, sentence, proves_all)


def _of_currency(
    figures: RowFigures, currency: str, overall: RunningCheck | None, account_type: str
) -> RunningCheck | None:
    """The running balance of one currency's rows, if it holds."""
    if len(figures.parts) < 2:
        return overall if overall and overall.is_whole else None
    own = [chain for part, chain in figures.parts.items() if part.partition(" ")[0] == currency]
    check = check_running(own[0], account_type, is_named=False) if len(own) == 1 else None
    return check if check and check.is_whole else None


def _stated_for(currency: str, sections: Sequence[StatedSection]) -> Sequence[StatedSection]:
    """The sections of a currency; none where they are of several accounts."""
    own = [section for section in sections if section.currency in (None, currency)]
    return own if len({section.account for section in own}) == 1 else []


def _period(figures: CurrencyFigures, stated: Sequence[StatedSection], running: RunningCheck | None) -> CurrencyPeriod:
    """The balances by the running balance, which is of the rows themselves, else as stated."""
    first, last = figures.first, figures.last
    if running and running.opening is not None:
        return CurrencyPeriod(first, last, running.opening, running.closing, last.day)
    if not stated:
        return CurrencyPeriod(first, last, None, None, last.day)
    closing_day = max(last.day, stated[-1].closing_day or last.day)
    return CurrencyPeriod(first, last, stated[0].opening, stated[-1].closing, closing_day)


def _unread_outside(figures: RowFigures) -> bool:
    """Whether rows that could not be read stand outside the balances, which would have told if money moved there."""
    first, last = figures.chain.first, figures.chain.last
    return any(not (first and last and first.line < line < last.line) for line in figures.rejected)
