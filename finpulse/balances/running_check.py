"""The running balance of a statement -> whether it proves the rows, in which order, and where it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finpulse.balances.balance_chain import (
    AFTER_NEWEST_FIRST,
    AFTER_OLDEST_FIRST,
    BEFORE_NEWEST_FIRST,
    BEFORE_OLDEST_FIRST,
    NOTHING,
    Break,
    Chain,
    Leap,
    Order,
    Tally,
)

# Banks print these account types' balances as what is owed.
DEBTS: Final = frozenset({"credit_card", "loan"})
# A column of balances belongs to these amounts where so large a share of its steps holds.
_RECOGNISED: Final = 0.3
# It runs against the amounts where so large a share of its steps, and so many, hold with all signs turned round.
_MOSTLY: Final = 0.6
_FEWEST_AGAINST: Final = 2
# Of so few steps, none needs to hold if the column is called a balance.
_FEW: Final = 1

# So many steps show that the balance stands before the rows.
_FEWEST_BEFORE: Final = 5
# Two rows that have changed places break three steps, and one that is missing, doubled or altered breaks fewer.
_IN_DISORDER: Final = 3


@dataclass(frozen=True, slots=True)
class RunningCheck:
    """How a running balance holds: its steps, where they break, and the balances around all rows.

    `covers_all` is false where rows stand outside the first and the last balance, which therefore prove nothing of
    them. The balances are None where the rows' order isn't known. `leaps` are the steps to rows that a balance which
    holds puts between others, and their days months away.
    """

    holds: int
    of: int
    breaks: tuple[Break, ...]
    covers_all: bool
    opening: Decimal | None = None
    closing: Decimal | None = None
    leaps: tuple[Leap, ...] = ()

    @property
    def broken(self) -> int:
        """How many steps don't hold."""
        return self.of - self.holds

    @property
    def is_whole(self) -> bool:
        """Whether every step holds."""
        return self.holds == self.of


def check_running(chain: Chain, account_type: str, *, is_named: bool) -> RunningCheck | None:
    """What a chain proves or contradicts; None where the balances have nothing to do with the amounts.

    `is_named` says that the column is called a balance, so that it counts even if few steps hold.
    """
    if chain.first is None or chain.last is None:
        return None
    is_debt = account_type in DEBTS and (chain.first.balance or 0) + (chain.last.balance or 0) > 0
    # Above zero at one end and below at the other, a card's balance may be what is owed as well as what is there.
    is_either = account_type in DEBTS and (chain.first.balance or 0) * (chain.last.balance or 0) <= 0
    tallies = [(order, chain.tally(order)) for order in _possible(chain, is_debt=is_debt)]
    order, tally = max(tallies, key=lambda candidate: (candidate[1].holds, _cancel_out(candidate[1].breaks)))
    if not tally.of or chain.is_constant:
        return None
    if not is_debt and tally.broken >= _IN_DISORDER and _is_path(chain):
        # Amounts that are all the same lead from one balance to another with the other sign as well.
        return None if chain.is_uniform else RunningCheck(tally.of, tally.of, (), covers_all=True)
    is_against = not is_either and _runs_against(chain, tally, is_debt=is_debt)
    if tally.broken and not (is_against or _is_recognised(tally, is_named=is_named)):
        return None
    opening, closing = _around(chain, order)
    is_open = chain.is_uniform and chain.rising == chain.falling
    covers_all = not (chain.before.rows or chain.behind.rows or is_open)
    # What a debt rises by went out: so its rows run the other way than those of an order that looks the same.
    leaps = chain.leaps_against(newest_first=order.newest_first != is_debt) if not tally.broken else ()
    if is_debt:
        breaks = tuple(broken.as_debt() for broken in tally.breaks)
        return RunningCheck(tally.holds, tally.of, breaks, covers_all, -closing, -opening, leaps)
    return RunningCheck(tally.holds, tally.of, tally.breaks, covers_all, opening, closing, leaps)


def together(checks: Sequence[RunningCheck]) -> RunningCheck:
    """Several balances of one statement, such as one for each currency, as one check."""
    breaks = tuple(broken for check in checks for broken in check.breaks)
    covers_all = all(check.covers_all for check in checks)
    leaps = tuple(leap for check in checks for leap in check.leaps)
    holds, of = sum(check.holds for check in checks), sum(check.of for check in checks)
    return RunningCheck(holds, of, breaks, covers_all, leaps=leaps)


def _possible(chain: Chain, *, is_debt: bool) -> list[Order]:
    """The orders in which the balances may be printed, the likeliest first.

    Amounts whose signs are all wrong look right if the balance stands before the row and the rows run the other way,
    so such a balance would prove them. Hardly any bank prints one. Only where an account's balance is what is owed, it
    is just that: the balance of a debt rises by what goes out. Amounts that are all the same look right with the other
    sign too if the rows run the other way, so of them only the order of the days counts, if there is one. A balance
    before each row of an account counts where all days run one way, and it follows only in theirs.
    """
    orders = [BEFORE_NEWEST_FIRST, BEFORE_OLDEST_FIRST] if is_debt else [AFTER_OLDEST_FIRST, AFTER_NEWEST_FIRST]
    along = orders[::-1] if chain.falling > chain.rising else orders
    if not is_debt and (before := _before_rows(chain)):
        along = [*along, before]
    return along[:1] if chain.is_uniform and chain.rising != chain.falling else along


def _before_rows(chain: Chain) -> Order | None:
    """The order of balances before the rows, where all days run its way, each step holds, and hardly any the other."""
    if bool(chain.rising) == bool(chain.falling):
        return None
    along, against = BEFORE_OLDEST_FIRST, BEFORE_NEWEST_FIRST
    if chain.falling:
        along, against = against, along
    tally, other = chain.tally(along), chain.tally(against)
    is_sure = not tally.broken and tally.of >= _FEWEST_BEFORE and 2 * other.holds < tally.holds
    return along if is_sure else None


def _is_path(chain: Chain) -> bool:
    """Whether rows in any order lead from one balance to one other, each going on from where another ends."""
    return chain.ends is not None and sorted(chain.ends.values()) in ([], [-1, 1])


def _is_recognised(tally: Tally, *, is_named: bool) -> bool:
    if is_named and (tally.of <= _FEW or _cancel_out(tally.breaks)):
        return True
    return tally.holds > 0 and tally.holds >= _RECOGNISED * tally.of


def _runs_against(chain: Chain, tally: Tally, *, is_debt: bool) -> bool:
    """Whether the balance moves by the amounts, but the other way: then directions are wrong, or it is no balance."""
    turned = max(chain.tally(order).holds for order in _possible(chain, is_debt=not is_debt))
    return not chain.is_uniform and turned > tally.holds and turned >= max(_FEWEST_AGAINST, _MOSTLY * tally.of)


def _cancel_out(breaks: Sequence[Break]) -> bool:
    """Whether two breaks are of one altered balance or two exchanged amounts: what one lacks the other has too much."""
    return len(breaks) == 2 and breaks[0].difference == -breaks[1].difference


def _around(chain: Chain, order: Order) -> tuple[Decimal, Decimal]:
    """The balances before the earliest row and after the latest.

    Of balances that tell a debt it is the other way round, and so is their sign.
    """
    assert chain.first is not None
    assert chain.last is not None
    upper, lower = chain.first, chain.last
    above, below = chain.before.total, chain.behind.total
    if order.after_row:
        above, below = (above + upper.amount, below) if not order.newest_first else (above, below + lower.amount)
    else:
        above, below = (above, below + lower.amount) if not order.newest_first else (above + upper.amount, below)
    top, bottom = upper.balance or NOTHING, lower.balance or NOTHING
    if order.newest_first:
        return bottom - below, top + above
    return top - above, bottom + below
