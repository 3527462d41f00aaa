"""A secret of this machine is made once, whoever asks first."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from finpulse.local_secrets import local_secret


def test_a_secret_is_the_same_ever_after_and_each_name_has_its_own(tmp_path: Path) -> None:
    first = local_secret(tmp_path, "demo-password")
    assert len(first) >= 32
    assert local_secret(tmp_path, "demo-password") == first
    assert local_secret(tmp_path, "flower-password") != first


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    local_secret(tmp_path, "demo-password")
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "secrets" / "demo-password").stat().st_mode) == 0o600


def test_those_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    start = Barrier(8)

    def ask(_: int) -> str:
        start.wait()
        return local_secret(tmp_path, "secret-key")

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(ask, range(8)))) == 1
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["secret-key"]
