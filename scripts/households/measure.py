"""A household's statements -> what was linked and proposed of them, against the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.households.household import Household, Row

Pair = tuple[int, int]


@dataclass(slots=True)
class Result:
    """Counts by kind of story, and what went wrong, for people to read."""

    counts: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, home: Household, linked: set[Pair], proposed: set[Pair]) -> None:
        """Count one household's pairs, which are numbers of its rows."""
        rows = {row.number: row for account in home.accounts for row in account.rows}
        wrong = linked - home.transfers
        self.counts.update(
            households=1,
            transfers=len(home.transfers),
            linked=len(linked & home.transfers),
            proposed=len(home.transfers & (proposed - linked)),
            wrong=len(wrong),
            proposed_wrong=len(proposed - home.transfers),
        )
        for pair in home.transfers:
            fate = "linked" if pair in linked else "proposed" if pair in proposed else "lost"
            self.by_kind[home.kinds[pair[0]], fate] += 1
            if fate == "lost":
                self.told.append(f"lost    {_told(pair, rows)}")
        for pair in wrong:
            self.by_kind[home.kinds[pair[0]], "linked wrongly"] += 1
            self.told.append(f"wrong   {_told(pair, rows)}")

    @property
    def found(self) -> float:
        """The share of the transfers that are linked or proposed."""
        return (self.counts["linked"] + self.counts["proposed"]) / max(self.counts["transfers"], 1)


def _told(pair: Pair, rows: Mapping[int, Row]) -> str:
    out, into = (rows[number] for number in pair)
    return f"{out.day} {out.amount} {out.text!r} · {into.day} {into.text!r}"


def pairs_of(transfers: Iterable[Any], home: Household, account_ids: Mapping[int, int]) -> set[Pair]:
    """The pairs of transfers as the API tells them, by the numbers of their rows.

    `account_ids` are by the accounts' places in the household.
    """
    orders = {account_ids[at]: account.in_order() for at, account in enumerate(home.accounts)}
    return {(_number(transfer["out"], orders), _number(transfer["in"], orders)) for transfer in transfers}


def _number(side: Mapping[str, Any], orders: Mapping[int, list[Row]]) -> int:
    return orders[side["account_id"]][side["line"] - 2].number
