"""Damage made statements, and count what their own figures tell: `python -m scripts.damage --count 1000 --seed 1`.

proven    statements without a damage that come back proven and read whole
caught    damaged ones that come back contradicted
named     of the rows cut, those whose amount is the difference of a break
false     proven although damaged or not read whole: what this product must never say
alarms    contradicted without a damage
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Final

from scripts.damage import messages, records, tables
from scripts.damage.damages import DAMAGES, Damaged, damaged
from scripts.damage.statement import Case
from scripts.damage.verdicts import Imported, imported, rows_of

_MAKERS: Final = (
    *((kind, tables.table_case) for kind in tables.FORMATS),
    *((kind, messages.message_case) for kind in messages.FORMATS),
    *((kind, records.record_case) for kind in records.FORMATS),
)
_COLUMNS: Final = ("proven", "of", "caught", "damaged", "named", "cut", "false", "alarms")
_GOAL, _NAMED_GOAL = 0.99, 0.95
Counts = dict[str, Counter[str]]


class Tally:
    """What was counted by format and by damage, and a line for each statement that failed."""

    def __init__(self) -> None:
        self.counts: Counts = {}
        self.faults: list[str] = []

    def add(self, names: tuple[str, ...], *counted: str) -> None:
        """Count something under several names."""
        for name in names:
            self.counts.setdefault(name, Counter()).update(counted)

    def fail(self, number: int, case: Case, what: str, found: Imported) -> None:
        """Tell a fault, so that `--only` shows it again."""
        checks = [(check.kind, check.holds, check.of) for check in found.proof.checks] if found.proof else []
        self.faults.append(f"{number} {case.kind}, {case.told}: {what}, {found.verdict} {checks} asked {found.asked}")


def main() -> int:
    """Run, print the table and what failed; 1 where a goal is missed."""
    asked = _arguments()
    numbers = range(asked.count) if asked.only is None else [asked.only]
    tally = counted(numbers, asked.seed, show=asked.only is not None)
    print("\n".join(tally.faults))
    print(_table(tally.counts))
    return 0 if _is_reached(tally.counts["all"]) else 1


def counted(numbers: Iterable[int], seed: int, *, show: bool = False) -> Tally:
    """What comes of the statements of these numbers, each made anew from the seed and its number alone."""
    tally = Tally()
    for number in numbers:
        _try(number, Random(seed * 1_000_003 + number), tally, show=show)  # noqa: S311 - it has to be repeatable.
    return tally


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="how many statements are made, one damage each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="show the statement of this number alone")
    return parser.parse_args()


def _try(number: int, random_: Random, tally: Tally, *, show: bool) -> None:
    """One statement, undamaged and with one damage."""
    kind, make = _MAKERS[number % len(_MAKERS)]
    case = make(random_, kind)
    content = case.write(case.statement)
    _judge_whole(number, case, imported(content, case.hints), tally)
    names = list(DAMAGES)
    random_.shuffle(names)
    found = (damage for name in names if (damage := damaged(random_, case.statement, name)))
    damage = next(found, None)
    if damage:
        broken = case.write(damage.statement)
        _judge_damaged(number, case, damage, imported(broken, case.hints), tally)
        _shown(content, broken) if show else None


def _judge_whole(number: int, case: Case, found: Imported, tally: Tally) -> None:
    names = ("all", case.kind)
    is_whole = found.rows == rows_of(case.statement)
    if found.verdict == "proven" and not is_whole:
        tally.add(names, "false")
        tally.fail(number, case, "FALSE: proven and not read whole", found)
    if found.verdict == "contradicted":
        tally.add(names, "alarms")
        tally.fail(number, case, "contradicted without a damage", found)
    if not case.is_provable:
        return
    tally.add(names, "of")
    if found.verdict == "proven" and is_whole:
        tally.add(names, "proven")
    else:
        tally.fail(number, case, f"not proven, whole {is_whole}", found)


def _judge_damaged(number: int, case: Case, damage: Damaged, found: Imported, tally: Tally) -> None:
    if found.rows == rows_of(case.statement) != rows_of(damage.statement):
        return  # What is read is what the bank wrote: a single minus that is gone, where the balance tells the signs.
    names = ("all", case.kind, f"damage: {damage.name}")
    if found.verdict == "proven":
        tally.add(names, "false")
        tally.fail(number, case, f"FALSE: {damage.name} and proven", found)
    if not case.is_provable:
        return
    tally.add(names, "damaged")
    if found.verdict == "contradicted":
        tally.add(names, "caught")
    elif found.verdict != "proven":
        tally.fail(number, case, f"{damage.name} missed", found)
    for amount in damage.cut:
        tally.add(names, "cut", *(["named"] if amount in found.differences else []))
        if amount not in found.differences:
            tally.fail(number, case, f"{damage.name} of {amount} not named {sorted(found.differences)[:3]}", found)


def _shown(content: bytes, broken: bytes) -> None:
    for part in (content, broken):
        sys.stdout.buffer.write(part + b"\n\n")
    sys.stdout.flush()


def _table(counts: Counts) -> str:
    lines = [f"{'':24}" + "".join(f"{name:>9}" for name in _COLUMNS)]
    for name in sorted(counts, key=lambda name: (name == "all", name.startswith("damage"), name)):
        lines.append(f"{name:24}" + "".join(f"{counts[name][column] or '':>9}" for column in _COLUMNS))
    return "\n".join(lines)


def _is_reached(counts: Counter[str]) -> bool:
    return (
        not counts["false"]
        and counts["proven"] >= _GOAL * counts["of"]
        and counts["caught"] >= _GOAL * counts["damaged"]
        and counts["named"] >= _NAMED_GOAL * counts["cut"]
    )


if __name__ == "__main__":
    sys.exit(main())
