"""Broken and polluted CSV files of the corpora: each has to end as its index says it must."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
Values = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an upload ended: a sentence where it was refused or failed, else what it brought."""

    sentence: str
    values: Values
    rejected: int
    asked: bool
    crashed: bool = False


def score(shared: Path, register: Callable[[], Any]) -> None:
    """Upload every file, each as a new user, and print those that ended otherwise than their index says."""
    folder = shared / "corpora" / "messy"
    entries = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    files = [entry for entry in entries if entry["file"].endswith((".csv", ".CSV"))]
    wrong = [(entry["file"], said) for entry in files if (said := _complaint(folder, register, entry))]
    for file, said in wrong:
        print(f"  {file}: {said}")
    print(f"  files that ended as they must {len(files) - len(wrong)}/{len(files)}")


def _complaint(folder: Path, register: Callable[[], Any], entry: Entry) -> str:
    """What is wrong with how a file ended; empty where nothing is."""
    outcome = _import(register(), folder / entry["file"])
    if outcome.crashed:
        return outcome.sentence
    if "expect" in entry:
        return _as_expected(entry["expect"], outcome)
    if "clean_file" in entry and (folder / str(entry["clean_file"])).exists():
        return _as_clean(outcome, _import(register(), folder / entry["clean_file"]))
    return ""


def _as_expected(expect: str, outcome: Outcome) -> str:
    """The index says it in words: so many transactions, or at least one row reported as bad."""
    count = outcome.values.total()
    if named := re.match(r"(\d+) transactions", expect):
        if count != int(named[1]):
            return f"{count} transactions instead of {named[1]}"
        return "" if count or outcome.sentence or outcome.rejected else "no transactions and no message"
    if expect.startswith("at least one row"):
        return "" if outcome.sentence or outcome.rejected else "no row was reported as bad"
    return "" if outcome.sentence or count else "neither read nor refused"


def _as_clean(outcome: Outcome, clean: Outcome) -> str:
    """A polluted file brings what its clean version brings; what it doesn't bring, it has rejected or refused."""
    made_up = outcome.values - clean.values
    lost = (clean.values - outcome.values).total() - outcome.rejected
    if made_up and not outcome.asked:
        return f"{made_up.total()} values that the clean file does not have, such as {next(iter(made_up))}"
    return f"{lost} rows lost without a word" if lost > 0 and not outcome.sentence else ""


def _import(api: Any, path: Path) -> Outcome:
    """Upload a file as a user whose only file it is."""
    try:
        job = api.run_csv(path, limit=60.0)
    except (OSError, RuntimeError, TimeoutError) as error:
        return Outcome(f"broke off: {error}"[:120], Counter(), 0, asked=False, crashed=True)
    if job["status"] != "completed":
        status = job.get("http_status", 422)
        return Outcome(str(job.get("error"))[:120], Counter(), 0, asked=False, crashed=status >= 500)
    values = Counter((row["date"], row["amount"]) for row in api.transactions())
    return Outcome("", values, job["rows"]["rejected"], asked=bool(job["needs_review"]))
