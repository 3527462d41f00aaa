"""Uploads in an object store, and uploads that are larger than what a backup may hold in memory."""

from __future__ import annotations

import dataclasses
import tracemalloc
from pathlib import Path

from sqlalchemy import text

from finpulse.backup.archive import BLOCK, ArchiveWriter, blocks_of, check_sums, parts
from finpulse.db.engine import connect
from finpulse.storage.marker import found_marker
from tests.backup.conftest import NewPlace
from tests.support.backups import backup, restore, uploads_in
from tests.support.client import new_user
from tests.support.csv_statements import many_rows
from tests.support.databases import migrated_app
from tests.support.jobs import upload
from tests.support.object_store import BUCKET, object_store


def test_an_object_store_s_uploads_come_back_in_another(new_place: NewPlace, tmp_path: Path) -> None:
    with object_store():
        origin = dataclasses.replace(new_place(), storage_url=f"s3://{BUCKET}/origin")
        client = new_user(migrated_app(origin))
        upload(client, many_rows(100), client.account())
        backup(origin, tmp_path / "backup.tar")
        target = dataclasses.replace(new_place(), storage_url=f"s3://{BUCKET}/target")
        restore(target, tmp_path / "backup.tar")
        assert uploads_in(target) == uploads_in(origin)
        assert len(uploads_in(target)) == 1
        owner = connect(target, pool_size=1, login="owner")
        with owner.connect() as connection:
            ours = connection.scalar(text("SELECT id FROM upload_storage"))
        owner.dispose()
        assert ours == found_marker(target.storage_url) != found_marker(origin.storage_url)


def test_memory_does_not_grow_with_what_is_backed_up(tmp_path: Path) -> None:
    block, count = bytes(BLOCK), 48
    tracemalloc.start()
    try:
        with (tmp_path / "backup.tar").open("w+b") as file:
            archive = ArchiveWriter(file)
            archive.add("database.dump", (block for _ in range(count)))
            for number in range(2000):
                archive.add(f"uploads/{number:032x}", [b"small"])
            archive.finish()
            assert len(check_sums(file)) == 64
            [first, *_] = parts(file)
            assert sum(map(len, blocks_of(file, first))) == count * BLOCK
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6 * BLOCK
