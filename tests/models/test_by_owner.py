"""PostgreSQL can be divided by owner: every key has the owner, every query names one, and partitions work."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from finpulse.config import Settings, read_settings
from finpulse.db.engine import connect
from finpulse.embedded.servers import prepare, servers
from tests.support.client import Client
from tests.support.databases import in_database, migrated_app
from tests.support.full_run import FullRun, run_everything
from tests.support.owner_filter import without_owner
from tests.support.partitions import growing_tables, partition

# Statements that are about all owners by their nature: they run beside the work, and never for one request or job.
# On a database divided by owner each of them asks every part once.
ACROSS_OWNERS = {
    "the sweeper's search for jobs that stand still": r"ORDER BY sweep_after LIMIT",
    "the sweeper's end of jobs that nobody has left to stop": r"lease_until < now\(\)\) RETURNING kind$",
    "the sweeper's search for words that are still to be written": r"words_to IS NOT NULL\s+LIMIT",
    "the sweeper's search for words that are to be made anew": r"FROM transaction_words WHERE form = 0",
    "the sweeper's look whether long statements are on their way": r"AND queue = 'bulk'\)$",
    "the sweeper's search for plans whose time is over": r"FROM plans\s+WHERE plans.expires_at < now\(\)",
    "the look for imports whose rows lack an outcome": r"rows_total <> rows_inserted",
    "the sweeper's list of files that are to go": r"FROM doomed_uploads ORDER BY",
    "the sweeper's look whether a file of the storage is needed": r"storage_key = ANY",
    "the sweeper's search for uploads and cells whose time is over": r"finished_at < now\(\) - make_interval\(days",
    "the night's search for where to cut": r"owner_id >= \$\d+ ORDER BY owner_id, date OFFSET",
    "the night's comparison of the owners from one to another": r"owner_id BETWEEN \$\d+ AND \$\d+",
}
LOGGING = """
logging_collector = on
log_destination = 'jsonlog'
log_filename = 'statements'
log_statement = 'all'
"""
PREFIX = re.compile(r"^(?:statement|execute [^:]+): ", re.DOTALL)
QUERY = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|COPY)\b", re.IGNORECASE)


@dataclass
class Outcome:
    """What a full run answered, what it said to PostgreSQL, and the growing tables."""

    answers: list[Any]
    statements: set[str]
    growing: set[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Path]:
    """The home of a PostgreSQL that writes down whatever it is told."""
    home = tmp_path_factory.mktemp("logging")
    prepare(home, ["postgres"])
    with (home / "postgres-18" / "data" / "postgresql.auto.conf").open("a") as file:
        file.write(LOGGING)
    with servers(home):
        yield home


def outcome(home: Path, database: str, divided: bool) -> Outcome:
    """A full run in a database of its own."""
    settings = read_settings({"FINPULSE_HOME": str(home), "FINPULSE_RATE_LIMITS": "off", "FINPULSE_LOG_LEVEL": "error"})
    with connect(settings, login="owner").execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {database}"))
    settings = replace(in_database(settings, database), storage_url=f"file://{home / database}")
    app, engine, worker = migrated_app(settings), connect(settings, login="owner"), connect(settings, login="worker")
    with engine.begin() as connection:
        growing = set(growing_tables(connection))
        if divided:
            partition(connection)
    answers = run_everything(FullRun(Client(app), worker, settings))
    engine.dispose()
    worker.dispose()
    return Outcome(answers, told(home, database), growing)


def told(home: Path, database: str) -> set[str]:
    """The statements that a database was told after its migrations, in PostgreSQL's own words."""
    log = home / "postgres-18" / "data" / "log" / "statements.json"
    lines = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    said = [line["message"] for line in lines if line.get("dbname") == database and line["error_severity"] == "LOG"]
    first = next(number for number, message in enumerate(said) if "INSERT INTO users_table" in message)
    queries = {PREFIX.sub("", message) for message in said[first:]}
    return {query.strip() for query in queries if QUERY.match(query)}


@pytest.fixture(scope="module")
def whole(home: Path) -> Outcome:
    return outcome(home, "whole", divided=False)


def test_every_query_of_a_full_run_names_its_owner(whole: Outcome) -> None:
    lacking = {
        statement: tables
        for statement in whole.statements
        if not any(re.search(form, statement) for form in ACROSS_OWNERS.values())
        and (tables := without_owner(statement, whole.growing))
    }
    assert lacking == {}
    assert not any(statement.startswith("COPY") for statement in whole.statements)  # No policy holds it.


def test_every_exception_is_still_needed(whole: Outcome) -> None:
    for reason, form in ACROSS_OWNERS.items():
        found = [statement for statement in whole.statements if re.search(form, statement)]
        assert any(without_owner(statement, whole.growing) for statement in found), reason


def test_divided_into_partitions_everything_answers_the_same(home: Path, whole: Outcome) -> None:
    divided = outcome(home, "divided", divided=True)
    assert divided.answers == whole.answers


GROWING = {"transactions", "accounts", "ledger"}


@pytest.mark.parametrize(
    ("statement", "lacking"),
    [
        ("SELECT 1 FROM accounts WHERE owner_id = $1", []),
        ("SELECT 1 FROM accounts AS a WHERE a.owner_id = $1::BIGINT AND (a.id = 3 OR a.id = 4)", []),
        ("SELECT 1 FROM accounts WHERE id = $1", ["accounts"]),
        ("SELECT 1 FROM accounts WHERE owner_id = $1 OR id = $2", ["accounts"]),
        ("SELECT 1 FROM accounts AS a JOIN ledger AS l USING (owner_id, id) WHERE a.owner_id = $1", []),
        ("SELECT 1 FROM accounts AS a JOIN ledger AS l USING (id) WHERE a.owner_id = $1", ["l"]),
        ("SELECT 1 FROM accounts AS a, LATERAL (SELECT 1 FROM ledger WHERE ledger.id = a.id) AS l", ["a", "ledger"]),
        ("SELECT (SELECT 1 FROM ledger AS l WHERE l.owner_id = a.owner_id) FROM accounts AS a WHERE owner_id = $1", []),
        ("WITH a AS (SELECT * FROM accounts WHERE owner_id = $1) SELECT 1 FROM a JOIN ledger USING (owner_id)", []),
        (
            "WITH a AS (SELECT * FROM accounts) DELETE FROM ledger USING a WHERE ledger.owner_id = a.owner_id",
            ["accounts", "ledger"],
        ),
        ("UPDATE ledger SET id = a.id FROM accounts AS a WHERE ledger.owner_id = $1 AND a.id = 1", ["a"]),
        ("INSERT INTO ledger (owner_id, id) SELECT owner_id, id FROM accounts WHERE owner_id = $1", []),
        ("INSERT INTO ledger (id) VALUES (1)", ["ledger"]),
        ("SELECT 1 FROM users_table AS u LEFT JOIN ledger ON ledger.owner_id = u.id WHERE u.id = $1", []),
        ("SELECT 1 FROM accounts WHERE owner_id = $1 UNION SELECT 1 FROM ledger", ["ledger"]),
    ],
)
def test_what_counts_as_naming_the_owner(statement: str, lacking: list[str]) -> None:
    assert sorted(without_owner(statement, GROWING)) == sorted(lacking)
