"""Each recipe of CONTRIBUTING.md is followed here, with a toy that leaves nothing behind; what pages name exists."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
from flask import Flask
from sqlalchemy import Engine, inspect
from sqlalchemy.orm import Session

import finpulse.api
from finpulse import __version__
from finpulse.analytics.basis.flows import flows_of
from finpulse.analytics.basis.scope import Scope
from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.schemas.jobs import WaitArgs
from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.embedded.launch import CHECKOUT
from finpulse.jobs.lookup import find_job
from finpulse.jobs.runner import Worker, run_stage
from finpulse.jobs.submission import commit_and_send, new_job, submit
from finpulse.jobs.work import Batches, Checkpoint, Stage, Work
from finpulse.models import Transaction
from finpulse.models.transactions import TRANSACTION_COLUMNS
from finpulse.sources import formats
from finpulse.sources.readers.known_fields import Field, read_entries
from finpulse.sources.readers.syntax.declared_encoding import open_text
from finpulse.sources.reading import Hints, RawRow, Reading
from tests.support.account_holder import new_holder
from tests.support.client import Client

PAGES = (
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "CHANGELOG.md",
    *sorted(f"docs/{page.name}" for page in (CHECKOUT / "docs").glob("*.md")),
)
PAGE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TOY_STATEMENT = b"TOY\n2026-03-02|-3.20|EUR|Coffee\n2026-03-03|-7.00|EUR|Lunch\n"
FIELDS = (Field("day", "date"), Field("sum", "amount"), Field("code", "currency"), Field("text", "description"))


def _code_of(path: Path) -> str:
    files = [path] if path.is_file() else path.rglob("*.py")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("page", PAGES)
def test_every_path_in_a_page_exists(page: str) -> None:
    paths = re.findall(
        r"`((?:finpulse|workers|tests|migrations|docs|scripts)/[\w./]*)`", (CHECKOUT / page).read_text("utf-8")
    )
    assert [path for path in paths if not (CHECKOUT / path).exists()] == []


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Za-z_]{4,})(?:\(.*?\))?`", PAGE))))
def test_every_name_in_the_page_is_in_the_code(name: str) -> None:
    assert re.search(rf"\b{name}\b", _code_of(CHECKOUT / "finpulse") + _code_of(CHECKOUT / "migrations")), name


def recognises(head: str) -> bool:
    return head.startswith("TOY\n")


def detect(file: BinaryIO, hints: Hints) -> Reading:
    return read_entries("toy", "utf-8", FIELDS, list(_rows(file)), hints)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    assert reading.format == "toy"
    return _rows(file)


def _rows(file: BinaryIO) -> Iterator[RawRow]:
    with open_text(file, "utf-8") as text:
        for number, line in enumerate(text.read().splitlines()[1:], 2):
            yield RawRow(number, line.split("|"))


def test_a_format_is_a_module_and_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    toy = formats.Format("toy", recognises, detect, read_rows)
    monkeypatch.setattr(formats, "FORMATS", (toy, *formats.FORMATS))
    reading = formats.detect(io.BytesIO(TOY_STATEMENT), Hints())
    assert (reading.format, reading.layout.dates.order, reading.layout.currency) == ("toy", "ymd", "EUR")
    rows = list(formats.read_rows(io.BytesIO(TOY_STATEMENT), reading))
    assert rows == [
        RawRow(2, ["2026-03-02", "-3.20", "EUR", "Coffee"]),
        RawRow(3, ["2026-03-03", "-7.00", "EUR", "Lunch"]),
    ]


def count_to_three(work: Work) -> Batches:
    for number in (1, 2):
        yield Checkpoint(done=number, total=3)
    return {"counted": 3, "owner": work.owner_id}


@pytest.mark.usefixtures("empty_queue")
def test_a_stage_is_a_generator_that_the_runner_drives(
    client: Client, worker_engine: Engine, session: Session, settings: Settings
) -> None:
    assert client.user_id is not None
    job = submit(session, new_job(client.user_id, "count-only", ("count",), "interactive", None))
    commit_and_send(session)
    assert run_stage(
        Worker(worker_engine, settings.storage_url), client.user_id, job.id, Stage("count", count_to_three)
    )
    done = find_job(session, client.user_id, job.id)
    assert done.status == "completed"
    assert done.step_results["count"]["result"] == {"counted": 3, "owner": client.user_id}


def largest_category(session: Session, scope: Scope) -> str:
    """The category that most was spent on."""
    flows = flows_of(session, scope, {"period": scope.period})["period"]
    spent = flows.by_category("spending")
    return max(spent, key=lambda category: spent[category].spent)


def test_an_analytic_answers_from_flows(session: Session) -> None:
    holder = new_holder(session)
    holder.load(("2025-04-02", "-5", "Groceries"), ("2025-04-03", "-9", "Travel"))
    assert largest_category(session, holder.scope()) == "Travel"


def test_an_endpoint_is_a_view_of_a_noun(
    settings: Settings, app: Flask, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    blueprint = Blueprint("toys", __name__, url_prefix="/toys", description="Toys.")

    @blueprint.route("", methods=["GET"])
    @signed_in
    @blueprint.arguments(WaitArgs, location="query")
    @blueprint.response(200, WaitArgs)
    def show_toy(args: dict[str, Any]) -> dict[str, Any]:
        """Show how long a toy was asked to wait."""
        assert owner_id() == client.user_id
        return args

    monkeypatch.setattr(finpulse.api, "NOUNS", (*finpulse.api.NOUNS, SimpleNamespace(blueprint=blueprint)))
    toys = Client(create_app(settings), client.token)
    assert toys.get("/toys", wait=2) == {"wait": 2.0}
    assert toys.get("/openapi.json")["paths"]["/toys"]["get"]["summary"].startswith("Show how long")
    assert toys.request("GET", "/toys?wait=31").status_code == 422


def test_a_column_that_a_statement_brings_is_as_the_migrations_made_it(engine: Engine) -> None:
    tables = {name: inspect(engine).get_columns(name) for name in ("transactions", "clean_chunks")}
    stored, arrays = ({column["name"]: column for column in columns} for columns in tables.values())
    for column in TRANSACTION_COLUMNS:
        assert isinstance(Transaction.__table__.c[column.name].type, column.type)
        assert repr(stored[column.name]["type"]) == repr(arrays[column.array]["type"].item_type)
        assert arrays[column.array]["nullable"] == (column.source == "decision")


def test_the_version_has_a_section_or_is_unreleased() -> None:
    changes = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", changes, re.MULTILINE)[:2] == ["Unreleased", __version__]
