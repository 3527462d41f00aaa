"""A backup of a system at work, restored: every row and every upload of its moment, and work that goes on."""

from __future__ import annotations

import hashlib
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, NamedTuple

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.backup import make_backup as making
from finpulse.backup.snapshot import Snapshot, snapshot
from finpulse.cli.doctor.doctor import examine
from finpulse.config import Settings
from finpulse.credentials.database_logins import DATABASE_VARIABLES
from finpulse.db.engine import connect
from finpulse.db.sessions import maintenance_session
from finpulse.imports.stored_uploads.doomed import delete_doomed
from finpulse.imports.stored_uploads.orphans import delete_orphans
from finpulse.jobs.runner import Worker, run_stage
from finpulse.pipeline.stages import STAGES
from finpulse.totals.find_drift import find_drift
from tests.backup.conftest import NewPlace
from tests.support.backups import backup, digests_in, digests_of, restore, uploads_in
from tests.support.client import PASSWORD, Client, new_user
from tests.support.csv_statements import many_rows, statement
from tests.support.databases import migrated_app
from tests.support.jobs import IMPORT_STAGES, upload
from tests.support.processes import SWEEPER, running
from tests.support.processes import worker as worker_process

ROWS = statement("2026-03-02,-3.20,Coffee", "2026-03-02,-3.20,Coffee", "2026-03-03,1500.00,Salary ACME")
LONG = many_rows(2_000)
# What a restore makes anew: the storage's id. Jobs have no leases of workers that are gone.
RENEWED = {"upload_storage", "jobs"}


class Origin(NamedTuple):
    """A system that was backed up while it worked: its settings, its user, and what its moment held."""

    settings: Settings
    client: Client
    email: str
    jobs: dict[str, int]
    digests: dict[str, str]
    file: Path


class Restored(NamedTuple):
    """What came of the backup."""

    settings: Settings
    app: Flask
    client: Client
    freed: int
    digests: dict[str, str]


def run_here(settings: Settings, client: Client, job_id: int, *stages: str) -> None:
    assert client.user_id is not None
    engine = connect(settings, pool_size=1, login="worker")
    for stage in stages:
        assert run_stage(Worker(engine, settings.storage_url), client.user_id, job_id, STAGES[stage])
    engine.dispose()


@pytest.fixture(scope="module")
def origin(new_place: NewPlace, tmp_path_factory: pytest.TempPathFactory) -> Origin:
    """Statements in every state, backed up while a worker works, uploads come, and imports are undone."""
    settings = new_place()
    app = migrated_app(settings)
    client, account = new_user(app), 0
    account = client.account()
    jobs = {"completed": upload(client, ROWS, account)}
    run_here(settings, client, jobs["completed"], *IMPORT_STAGES)
    jobs["undone"] = upload(client, statement("2026-04-01,-1.00,Undone"), account)
    run_here(settings, client, jobs["undone"], *IMPORT_STAGES)
    assert client.request("DELETE", f"/etl/jobs/{jobs['undone']}").status_code == 204
    jobs["in load"] = upload(client, LONG, client.account(name="Long"))
    run_here(settings, client, jobs["in load"], "ingest", "transform")
    hold(settings, jobs["in load"])
    jobs["queued"] = upload(client, statement("2026-05-01,-5.00,Queued"), account)
    client.upload(statement("2026-06-01,-6.00,Planned"), "/etl/preview")
    digests: dict[str, str] = {}
    file = tmp_path_factory.mktemp("backup") / "finpulse.tar"
    with pytest.MonkeyPatch.context() as patch, at_work(app, settings):
        patch.setattr(making, "snapshot", digesting(digests))
        backup(settings, file, with_keys=True)
    return Origin(settings, client, email_of(settings), jobs, digests, file)


def hold(settings: Settings, job_id: int) -> None:
    """A worker has the job's stage in hand, and will never be seen again."""
    owner = connect(settings, pool_size=1, login="owner")
    with owner.begin() as connection:
        held = "UPDATE jobs SET status = 'running', lease_until = now() + interval '1 hour', lease_holder = 'gone/1'"
        connection.execute(text(f"{held} WHERE id = :id"), {"id": job_id})
    owner.dispose()


def email_of(settings: Settings) -> str:
    owner = connect(settings, pool_size=1, login="owner")
    with owner.connect() as connection:
        email: str = connection.execute(text("SELECT email FROM users_table ORDER BY id LIMIT 1")).scalar_one()
    owner.dispose()
    return email


def digesting(digests: dict[str, str]) -> object:
    """`snapshot`, which also takes the digests of all tables as pg_dump sees them."""

    @contextmanager
    def watched(engine: Engine, needed: IO[bytes]) -> Iterator[Snapshot]:
        with snapshot(engine, needed) as moment:
            with engine.connect().execution_options(isolation_level="REPEATABLE READ") as beside:
                beside.exec_driver_sql(f"SET TRANSACTION SNAPSHOT '{moment.id}'")
                digests.update(digests_of(beside))
            yield moment

    return watched


@contextmanager
def at_work(app: Flask, settings: Settings) -> Iterator[None]:
    """A worker and a sweeper at this database, and a user who uploads and undoes all the while."""
    ended, rounds = threading.Event(), 0
    busy = new_user(app)
    account = busy.account()

    def upload_and_undo() -> None:
        nonlocal rounds
        while not ended.is_set():
            job_id = upload(busy, statement(f"2026-07-01,-{rounds}.50,Busy"), account)
            if rounds % 2:
                busy.request("DELETE", f"/etl/jobs/{job_id}")
            rounds += 1

    given = {variable: settings.database_urls[login] for login, variable in DATABASE_VARIABLES.items()}
    given["FINPULSE_STORAGE_URL"] = settings.storage_url
    with running(*worker_process(), **given), running(*SWEEPER, **given):
        thread = threading.Thread(target=upload_and_undo)
        thread.start()
        busy.finished(upload(busy, ROWS, account))
        try:
            yield
        finally:
            ended.set()
            thread.join()
    assert rounds > 1


@pytest.fixture(scope="module")
def restored(origin: Origin, new_place: NewPlace) -> Restored:
    """The backup in an empty place."""
    settings = new_place()
    freed = restore(settings, origin.file)
    digests = digests_in(settings)
    app = create_app(settings)
    client = Client(app)
    client.token = client.post("/profile/login", {"email": origin.email, "password": PASSWORD}, expect=200)[
        "access_token"
    ]
    client.user_id = origin.client.user_id
    return Restored(settings, app, client, freed, digests)


def test_the_file_is_for_its_owner_alone(origin: Origin) -> None:
    assert stat.S_IMODE(origin.file.stat().st_mode) == 0o600
    assert [path.name for path in origin.file.parent.iterdir()] == [origin.file.name]


def test_every_row_of_the_moment_is_there(origin: Origin, restored: Restored) -> None:
    assert restored.digests.keys() == origin.digests.keys()
    assert {name for name, digest in restored.digests.items() if digest != origin.digests[name]} <= RENEWED
    assert len(set(origin.digests.values())) > 10, "most tables have rows"


def test_every_upload_that_the_moment_names_is_there_as_it_came(restored: Restored) -> None:
    found = uploads_in(restored.settings)
    owner = connect(restored.settings, pool_size=1, login="owner")
    with owner.connect() as connection:
        named = connection.execute(
            text("""
                SELECT storage_key, encode(sha256, 'hex') AS sha256 FROM statements WHERE upload_deleted_at IS NULL
                UNION SELECT storage_key, encode(sha256, 'hex') FROM plans
            """)
        )
        expected = {row.storage_key: row.sha256 for row in named}
    owner.dispose()
    assert {key: hashlib.sha256(content).hexdigest() for key, content in found.items()} == expected


def test_work_goes_on(origin: Origin, restored: Restored) -> None:
    client = restored.client

    def done(job_id: int, *stages: str) -> Any:
        run_here(restored.settings, client, job_id, *stages)
        return client.get(f"/etl/jobs/{job_id}")

    assert restored.freed >= 1, "the worker that had it in hand is gone"
    long = done(origin.jobs["in load"], "load", "aggregate")
    assert (long["status"], long["rows"]["inserted"]) == ("completed", 2_000)
    short = done(origin.jobs["queued"], *IMPORT_STAGES)
    assert (short["status"], short["rows"]["inserted"]) == ("completed", 1)
    assert client.get(f"/etl/jobs/{origin.jobs['undone']}")["status"] == "undone"

    account = client.get(f"/etl/jobs/{origin.jobs['completed']}")["account_id"]
    again = done(upload(client, ROWS, account), *IMPORT_STAGES)
    assert (again["rows"]["inserted"], again["rows"]["duplicates"]) == (0, 3)

    path = f"/etl/jobs/{origin.jobs['queued']}/reread"
    reread = client.post(path, {"reading": {"sign": "inverted"}}, expect=202)
    assert done(reread["id"], "reread", "aggregate")["status"] == "completed"
    [row] = [row for row in client.transactions() if row["date"] == "2026-05-01"]
    assert float(row["amount"]) == 5
    engine = connect(restored.settings, pool_size=1, login="sweeper")
    assert find_drift(engine).drifted == 0
    engine.dispose()


def test_the_doctor_finds_nothing_but_that_nobody_works_yet(restored: Restored) -> None:
    failed = {finding.name for finding in examine(restored.settings) if finding.status == "failed"}
    assert failed <= {"workers", "sweeper process"}


def test_whoever_was_signed_in_stays_so_with_the_keys(origin: Origin, restored: Restored) -> None:
    assert Client(restored.app, origin.client.token).get("/profile")["email"] == origin.email


def test_uploads_that_are_undone_meanwhile_stay_until_the_backup_has_them(new_place: NewPlace, tmp_path: Path) -> None:
    settings = new_place()
    client = new_user(migrated_app(settings))
    job_id = upload(client, ROWS, client.account())
    [(key, content)] = uploads_in(settings).items()
    sweeper = connect(settings, pool_size=1, login="sweeper")
    deleted = []

    def sweep(session: Session) -> int:
        later = datetime.now(UTC) + timedelta(hours=2)
        return delete_doomed(session, settings.storage_url) + delete_orphans(session, settings.storage_url, later)

    def undo_and_sweep(said: str) -> None:
        """Right after the moment was taken, and before any upload is copied."""
        if said.startswith("Database"):
            assert client.request("DELETE", f"/etl/jobs/{job_id}").status_code == 204
            deleted.append(sweep(session))

    with maintenance_session(sweeper) as session:
        backup(settings, tmp_path / "backup.tar", undo_and_sweep)
        assert deleted == [0]
        assert sweep(session) == 1, "what has waited for the backup goes"
    sweeper.dispose()
    assert uploads_in(settings) == {}

    target = new_place()
    restore(target, tmp_path / "backup.tar")
    assert uploads_in(target) == {key: content}
    run_here(target, client, job_id, *IMPORT_STAGES)
