"""What can't be backed up or restored is refused with a sentence, and what broke off is done by trying again."""

from __future__ import annotations

import dataclasses
import json
import resource
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from flask_migrate import upgrade
from sqlalchemy import text

from finpulse.backup import restore_backup as restoring
from finpulse.backup import snapshot as snapshots
from finpulse.backup.archive import MANIFEST, ArchiveWriter, Part, blocks_of, parts
from finpulse.backup.postgres_programs import find_program
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.migration_files import newest_revisions
from finpulse.errors import BackupError, StorageUnavailable
from finpulse.storage.marker import require_storage
from tests.backup.conftest import NewPlace
from tests.support.backups import backup, digests_in, restore, uploads_in
from tests.support.client import new_user
from tests.support.csv_statements import statement
from tests.support.databases import migrated_app, migrating_app
from tests.support.jobs import upload

ROWS = statement("2026-03-02,-3.20,Coffee")


class Made(NamedTuple):
    """A place with three uploads, and a good backup of it."""

    settings: Settings
    file: Path


@pytest.fixture(scope="module")
def made(new_place: NewPlace, tmp_path_factory: pytest.TempPathFactory) -> Made:
    settings = new_place()
    client = new_user(migrated_app(settings))
    for number in range(3):
        upload(client, statement(f"2026-03-02,-{number}.20,Coffee"), client.account(name=f"{number}"))
    file = tmp_path_factory.mktemp("made") / "backup.tar"
    backup(settings, file)
    return Made(settings, file)


@pytest.fixture(scope="module")
def empty(new_place: NewPlace) -> Settings:
    """A place that refusals must leave empty."""
    return new_place()


@pytest.fixture
def refused(empty: Settings) -> Iterator[Settings]:
    """The same, seen to be empty afterwards."""
    yield empty
    assert digests_in(empty) == {}
    assert not (empty.home / "uploads").exists()


def altered(made: Made, tmp_path: Path, at: int) -> Path:
    """A copy of the backup with another byte at this place."""
    copy = tmp_path / "altered.tar"
    content = bytearray(made.file.read_bytes())
    content[at] ^= 1
    copy.write_bytes(content)
    return copy


def all_parts(file: Path) -> list[Part]:
    with file.open("rb") as opened:
        return list(parts(opened))


def test_it_is_a_tar_archive_with_sums_of_all_it_has(made: Made) -> None:
    with tarfile.open(made.file) as archive:
        names = archive.getnames()
    assert names[0] == "database.dump"
    assert [name.split("/")[0] for name in names[1:]] == [*["uploads"] * 3, "manifest.json", "SHA256SUMS"]


@pytest.mark.parametrize("number", [0, 1, 4, 5])
def test_an_altered_byte_is_found_in_every_part(made: Made, tmp_path: Path, refused: Settings, number: int) -> None:
    part = all_parts(made.file)[number]
    with pytest.raises(BackupError, match="is not what was written there"):
        restore(refused, altered(made, tmp_path, part.offset + part.size // 2))


def test_an_altered_name_is_found(made: Made, tmp_path: Path, refused: Settings) -> None:
    with pytest.raises(BackupError, match="altered"):
        restore(refused, altered(made, tmp_path, all_parts(made.file)[1].offset - 512))


@pytest.mark.parametrize("kept", [0, 300, 0.5, 0.9, -1024])
def test_a_file_that_was_cut_off_is_not_restored(made: Made, tmp_path: Path, refused: Settings, kept: float) -> None:
    content = made.file.read_bytes()
    sums = all_parts(made.file)[-1]
    end = {-1024: sums.offset}.get(int(kept), int(kept * len(content)) if kept < 1 else int(kept))
    cut = tmp_path / "cut.tar"
    cut.write_bytes(content[:end])
    with pytest.raises(BackupError, match="not complete"):
        restore(refused, cut)


def test_another_file_is_no_backup(tmp_path: Path, refused: Settings) -> None:
    other = tmp_path / "other.tar"
    with tarfile.open(other, "w") as archive:
        archive.add(__file__, "../../somewhere")
    with pytest.raises(BackupError, match="no backup of Fin-Pulse"):
        restore(refused, other)
    other.write_text(ROWS * 100)
    with pytest.raises(BackupError, match="no backup of Fin-Pulse"):
        restore(refused, other)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("revision", "9999", "tables of revision 9999, and this one knows them up to"),
        ("format", 2, "in a form that this one doesn't know"),
        ("server", 99, "restore it into PostgreSQL 99 or newer"),
        ("owner", "somebody", "belong to the role somebody"),
        ("roles", ["finpulse_stranger"], "lacks the roles finpulse_stranger"),
    ],
)
def test_a_backup_for_another_system_says_what_it_takes(
    made: Made, tmp_path: Path, refused: Settings, name: str, value: object, sentence: str
) -> None:
    with pytest.raises(BackupError, match=sentence):
        restore(refused, with_manifest(made, tmp_path, {name: value}))


def with_manifest(made: Made, tmp_path: Path, changes: dict[str, object]) -> Path:
    """The same backup with another manifest, and right sums."""
    copy = tmp_path / "other.tar"
    with made.file.open("rb") as original, copy.open("w+b") as file:
        archive = ArchiveWriter(file)
        for part in list(parts(original))[:-1]:
            content = b"".join(blocks_of(original, part))
            if part.name == MANIFEST:
                content = json.dumps(json.loads(content) | changes).encode()
            archive.add(part.name, [content])
        archive.finish()
    return copy


def test_nothing_is_restored_over_anything(made: Made, empty: Settings, tmp_path: Path) -> None:
    before = digests_in(made.settings)
    with pytest.raises(BackupError, match="storage of uploads is not empty"):
        restore(dataclasses.replace(empty, storage_url=made.settings.storage_url), made.file)
    with pytest.raises(BackupError, match="database is not empty"):
        restore(dataclasses.replace(made.settings, storage_url=f"file://{tmp_path / 'uploads'}"), made.file)
    assert digests_in(made.settings) == before


def test_what_broke_off_is_seen_and_done_by_trying_again(
    made: Made, new_place: NewPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = new_place()
    for broken in ("feed", "free_all"):
        with monkeypatch.context() as patch:
            patch.setattr(restoring, broken, broken_off)
            with pytest.raises(KeyboardInterrupt):
                restore(target, made.file)
        with pytest.raises(StorageUnavailable):
            require_storage(target.storage_url)
    restore(target, made.file)
    require_storage(target.storage_url)
    assert uploads_in(target) == uploads_in(made.settings)
    assert digests_in(target)["statements"] == digests_in(made.settings)["statements"]


def broken_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_tables_of_an_earlier_version_are_brought_to_this_one(
    new_place: NewPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier, target = new_place(), new_place()
    with migrating_app(earlier).app_context():
        upgrade(revision="0017")
    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "newest_revisions", lambda: frozenset({"0017"}))
        backup(earlier, tmp_path / "backup.tar")
    restore(target, tmp_path / "backup.tar")
    owner = connect(target, pool_size=1, login="owner")
    with owner.connect() as connection:
        assert {connection.scalar(text("SELECT version_num FROM alembic_version"))} == newest_revisions()
        policies = text("SELECT count(*) FROM pg_policies WHERE policyname = 'maintenance'")
        assert connection.scalar(policies), "the roles have what this version gives them"
    owner.dispose()


def test_a_file_that_is_there_stays_unless_told(made: Made) -> None:
    before = made.file.read_bytes()
    with pytest.raises(BackupError, match="exists already"):
        backup(made.settings, made.file)
    assert made.file.read_bytes() == before


def test_without_room_nothing_is_left(made: Made, tmp_path: Path) -> None:
    with files_up_to(64 << 10), pytest.raises(BackupError, match="no room for"):
        backup(made.settings, tmp_path / "backup.tar")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file of this process can grow beyond this size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_database_without_tables_is_not_backed_up(empty: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="nothing to back up"):
        backup(empty, tmp_path / "backup.tar")
    assert list(tmp_path.iterdir()) == []


def test_a_login_that_sees_one_user_alone_backs_nothing_up(made: Made, tmp_path: Path) -> None:
    urls = {**made.settings.database_urls, "owner": made.settings.database_urls["api"]}
    with pytest.raises(BackupError, match="FINPULSE_OWNER_DATABASE_URL"):
        backup(dataclasses.replace(made.settings, database_urls=urls), tmp_path / "backup.tar")


def test_a_newer_server_takes_newer_programs() -> None:
    assert find_program("pg_dump", 18).major >= 18
    with pytest.raises(BackupError, match="postgresql-client-99"):
        find_program("pg_dump", 99)


def test_lost_uploads_are_told_and_all_else_is_backed_up(made: Made, tmp_path: Path) -> None:
    storage = Path(shutil.copytree(made.settings.home / "uploads", tmp_path / "uploads"))
    settings = dataclasses.replace(made.settings, storage_url=f"file://{storage}")
    lost, changed, kept = uploads_in(settings)
    (storage / lost).unlink()
    (storage / changed).write_bytes(b"something else")
    found = backup(settings, tmp_path / "backup.tar")
    assert (found.count, found.missing, found.damaged) == (2, 1, 1)
    assert sorted(found.named) == sorted([f"{lost} is missing", f"{changed} is damaged"])
    there = {part.name for part in all_parts(tmp_path / "backup.tar")}
    assert {f"uploads/{key}" for key in (changed, kept)} == {name for name in there if name.startswith("uploads/")}
