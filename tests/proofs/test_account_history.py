"""An account's statements, in whatever pieces, tell what was there at first and where money moved that none shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from finpulse.proofs.account_history import AccountHistory, Gap, Known, account_history, gap_sentence

START = date(2026, 1, 1)
INITIAL = Decimal("1000.00")


@dataclass
class Bank:
    """What really happened on an account: movements in their order, each with its day."""

    moved: Sequence[tuple[int, Decimal]]

    def day(self, index: int) -> date:
        return START + timedelta(days=self.moved[index][0])

    def balance_before(self, index: int) -> Decimal:
        return INITIAL + sum((amount for _, amount in self.moved[:index]), Decimal(0))

    def statement(self, job_id: int, first: int, last: int, imported: set[int]) -> Known:
        """A statement of the movements from one to another; `imported` are those of all statements."""
        own = set(range(first, last + 1))

        def others(day: date) -> Decimal:
            return sum((self.moved[at][1] for at in imported - own if self.day(at) == day), Decimal(0))

        return Known(
            job_id,
            self.day(first),
            self.day(last),
            self.balance_before(first),
            self.balance_before(last + 1),
            self.day(last),
            "proven",
            others(self.day(first)),
            others(self.day(last)),
        )

    def history(self, pieces: Sequence[tuple[int, int]]) -> AccountHistory:
        """The history that statements of these pieces tell once all of them are imported."""
        imported = {at for first, last in pieces for at in range(first, last + 1)}

        def moved_through(day: date) -> Decimal:
            return sum((self.moved[at][1] for at in imported if self.day(at) <= day), Decimal(0))

        known = [self.statement(job_id, *piece, imported) for job_id, piece in enumerate(pieces)]
        return account_history(known, moved_through)


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    steps = draw(st.lists(st.integers(0, 3), min_size=6, max_size=30))
    amounts = st.decimals(-500, 500, places=2).filter(lambda amount: amount != 0)
    return Bank([(day, draw(amounts)) for day in accumulate(steps)])


@st.composite
def banks_with_pieces(draw: st.DrawFn) -> tuple[Bank, list[tuple[int, int]]]:
    """A bank, and pieces of more than one day in the order in which they are imported."""
    bank = draw(banks())
    last = len(bank.moved) - 1
    piece = st.tuples(st.integers(0, last), st.integers(0, last)).map(sorted).map(tuple)
    several_days = piece.filter(lambda ends: bank.day(ends[0]) < bank.day(ends[1]))
    if bank.day(0) == bank.day(last):
        return bank, []
    return bank, draw(st.lists(several_days, min_size=1, max_size=6, unique=True))  # type: ignore[arg-type]  # Pairs.


@given(banks_with_pieces())
def test_spans_and_gaps_are_what_no_statement_shows(made: tuple[Bank, list[tuple[int, int]]]) -> None:
    bank, pieces = made
    history = bank.history(pieces)
    imported = {at for first, last in pieces for at in range(first, last + 1)}
    ordered = sorted(pieces, key=lambda ends: (bank.day(ends[0]), bank.day(ends[1]), pieces.index(ends)))

    def missing_before(index: int) -> Decimal:
        return sum((bank.moved[at][1] for at in range(index) if at not in imported), Decimal(0))

    told = [missing_before(first) for first, _ in ordered]
    changes = [later - earlier for earlier, later in pairwise(told) if later != earlier]
    if any(span.verdict == "contradicted" for span in history.spans):
        return  # Pieces of the same days between which a movement of such a day is missing.
    assert [gap.difference for gap in history.gaps] == changes
    assert history.opening == (INITIAL + told[0] if pieces else None)
    assert sorted(job for span in history.spans for job in span.job_ids) == list(range(len(pieces)))
    assert len(history.spans) == len(changes) + bool(pieces)
    assert history.verdict == ("unprovable" if not pieces else "contradicted" if changes else "proven")


def test_statements_that_follow_from_each_other_are_one_span_in_any_order() -> None:
    bank = Bank([(day, Decimal(day - 7)) for day in range(20)])
    history = bank.history([(12, 19), (0, 6), (7, 11)])
    [span] = history.spans
    assert (span.first_day, span.last_day, span.opening) == (bank.day(0), bank.day(19), INITIAL)
    assert span.closing == bank.balance_before(20)
    assert (history.verdict, history.gaps, span.job_ids) == ("proven", [], [1, 2, 0])


def test_what_moved_between_two_statements_is_a_gap() -> None:
    bank = Bank([(day, Decimal(-day)) for day in range(20)])
    history = bank.history([(0, 6), (10, 19)])
    assert history.gaps == [Gap(bank.day(6), bank.day(10), Decimal(-7 - 8 - 9))]
    assert gap_sentence(history.gaps[0], "EUR") == (
        "Between 2026-01-07 and 2026-01-11 24.00 EUR went out that no statement shows."
    )


def test_a_statement_without_balances_between_two_that_fit_is_proven_with_them() -> None:
    bank = Bank([(day, Decimal(-day)) for day in range(20)])
    pieces = [(0, 6), (7, 11), (12, 19)]
    imported = set(range(20))
    known = [bank.statement(job_id, *piece, imported) for job_id, piece in enumerate(pieces)]
    known[1] = known[1]._replace(opening=None, closing=None, verdict="unprovable")

    def moved_through(day: date) -> Decimal:
        return sum((bank.moved[at][1] for at in imported if bank.day(at) <= day), Decimal(0))

    [span] = account_history(known, moved_through).spans
    assert (span.verdict, span.job_ids) == ("proven", [0, 1, 2])
    alone = account_history(known[:2], moved_through)
    assert [each.verdict for each in alone.spans] == ["proven", "unprovable"]
    assert alone.verdict == "unprovable"


def test_a_statement_that_contradicts_itself_is_not_proven_by_those_around_it() -> None:
    bank = Bank([(day, Decimal(-day)) for day in range(20)])
    pieces = [(0, 6), (7, 11), (12, 19)]
    imported = set(range(20))
    known = [bank.statement(job_id, *piece, imported) for job_id, piece in enumerate(pieces)]
    known[1] = known[1]._replace(opening=None, closing=None, verdict="contradicted")

    def moved_through(day: date) -> Decimal:
        return sum((bank.moved[at][1] for at in imported if bank.day(at) <= day), Decimal(0))

    history = account_history(known, moved_through)
    assert [span.verdict for span in history.spans] == ["proven", "contradicted", "proven"]
    assert (history.verdict, history.gaps) == ("contradicted", [])
    assert account_history(known[:2], moved_through).verdict == "contradicted"


def test_a_closing_balance_alone_proves_what_lies_between_two_of_them() -> None:
    bank = Bank([(day, Decimal(-day)) for day in range(20)])
    imported = set(range(20))
    known = [
        bank.statement(job_id, *piece, imported)._replace(opening=None)
        for job_id, piece in enumerate([(0, 9), (10, 19)])
    ]

    def moved_through(day: date) -> Decimal:
        return sum((bank.moved[at][1] for at in imported if bank.day(at) <= day), Decimal(0))

    history = account_history(known, moved_through)
    assert history.opening == INITIAL
    assert [span.verdict for span in history.spans] == ["unprovable", "proven"]


def test_a_row_that_is_gone_from_the_account_contradicts_its_statement() -> None:
    bank = Bank([(day, Decimal(-day)) for day in range(10)])
    [known] = [bank.statement(0, 0, 9, set(range(10)))]

    def without_the_fifth(day: date) -> Decimal:
        return sum((bank.moved[at][1] for at in range(10) if at != 5 and bank.day(at) <= day), Decimal(0))

    history = account_history([known], without_the_fifth)
    assert history.verdict == "contradicted"


def test_a_statement_of_one_day_fits_before_or_behind_the_rest_of_the_day() -> None:
    bank = Bank([(0, Decimal(1)), (1, Decimal(2)), (1, Decimal(3)), (1, Decimal(4)), (2, Decimal(5))])
    history = bank.history([(0, 2), (3, 3), (3, 4)])
    assert (history.verdict, history.gaps) == ("proven", [])
