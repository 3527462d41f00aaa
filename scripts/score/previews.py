"""A preview of every statement against its import: the same counts, rows and reading, or both refuse it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, NamedTuple

FOLDERS: Final = ("statements", "banks", "countries", "messy", "reports")
# What lies beside the statements and is none.
_BESIDE: Final = (".json", ".md", ".py", ".txt.license")
_OUTCOME: Final = ("line", "outcome", "reason")
_VALUES: Final = ("date", "amount", "currency", "description", "merchant", "category", "category_source", "external_id")
_ENDED: Final = ("completed", "failed", "cancelled")


class Difference(NamedTuple):
    """What a preview said and the import did not do, and of which way of importing."""

    way: str
    what: str
    previewed: Any
    imported: Any

    def __str__(self) -> str:
        return f"{self.way}: {self.what}: previewed {self.previewed!r}, imported {self.imported!r}"


def score(shared: Path, register: Callable[[], Any], chosen: str = "") -> None:
    """Preview and import every statement, each as new users, and print what differs; `chosen` is a part of the name."""
    files = [file for folder in FOLDERS for file in _statements(shared / "corpora" / folder) if chosen in file.name]
    alike, ended = 0, Counter[str]()
    for file in files:
        try:
            refused, differences = _compare(file, register)
        except (OSError, RuntimeError, TimeoutError) as error:
            refused, differences = False, [Difference("either", "broke off", None, str(error)[:200])]
        ended["refused by both" if refused else "read"] += 1
        alike += not differences
        for difference in differences:
            print(f"  {file.relative_to(shared)}: {difference}")
    told = ", ".join(f"{count} {how}" for how, count in ended.items())
    print(f"  previews that are what the import does {alike}/{len(files)} ({told})")


def _statements(folder: Path) -> Iterator[Path]:
    expected = {path.name.removesuffix(".expected.json") for path in folder.rglob("*.expected.json")}
    for path in sorted(folder.rglob("*")):
        is_statement = path.suffix == ".json" and path.stem in expected and not path.name.endswith(".expected.json")
        if path.is_file() and (is_statement or not path.name.lower().endswith(_BESIDE)):
            yield path


def _compare(file: Path, register: Callable[[], Any]) -> tuple[bool, list[Difference]]:
    """Whether both refuse it, and how the plan's import and one without a plan differ from the preview."""
    planner, importer = register(), register()
    account = planner.account(currency="EUR")
    status, plan, _ = planner.upload("/etl/preview", file, {"account_id": account})
    direct = importer.run_csv(file, importer.account(currency="EUR"))
    if status != HTTPStatus.OK:
        return True, list(_refused(plan, direct))
    path = f"/etl/run-csv?plan_id={plan['plan_id']}&wait=20"
    job = planner.json("POST", path, expect=(HTTPStatus.OK, HTTPStatus.ACCEPTED))
    planned = job if job["status"] in _ENDED else planner.wait(job["id"])
    return False, [*_differences("by plan", plan, planner, planned), *_differences("direct", plan, importer, direct)]


def _refused(problem: Any, direct: Any) -> Iterator[Difference]:
    """What a preview has refused, the import refuses with the same sentence."""
    sentence = "; ".join(said for several in problem.get("errors", {}).values() for said in several)
    error = direct.get("error") or {}
    told = "; ".join(said for several in error.get("errors", {}).values() for said in several) or error.get("detail")
    if direct["status"] not in ("failed", "refused") or told != sentence:
        yield Difference("direct", "refusal", sentence, f"{direct['status']}: {told}")


def _differences(way: str, plan: Any, api: Any, job: Any) -> Iterator[Difference]:
    if job["status"] != "completed":
        yield Difference(way, "status", "readable", f"{job['status']}: {job.get('error')}")
        return
    if plan["complete"] and plan["counts"] != job["rows"]:
        yield Difference(way, "counts", plan["counts"], job["rows"])
    if plan["reading"] != job["reading"]:
        yield Difference(way, "reading", plan["reading"], job["reading"])
    rows = api.json("GET", f"/etl/jobs/{job['id']}/rows?limit={max(len(plan['sample']), 1)}")
    if len(rows) < len(plan["sample"]):
        yield Difference(way, "rows", len(plan["sample"]), len(rows))
    by_id = {row["id"]: row for row in api.transactions(job_id=job["id"])}
    for previewed, row in zip(plan["sample"], rows, strict=False):
        is_new = row["outcome"] == "inserted"
        expected = _told(previewed, previewed if is_new else {})
        imported = _told(row, by_id.get(row["transaction_id"], {}) if is_new else {})
        if differing := [name for name in expected if expected[name] != imported[name]]:
            yield Difference(way, f"line {row['line']}", _only(expected, differing), _only(imported, differing))


def _told(row: Any, values: Any) -> dict[str, Any]:
    """What is told of a row's outcome, and of the transaction that it became."""
    return {**_only(row, _OUTCOME), **{name: values.get(name) for name in _VALUES}}


def _only(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}
