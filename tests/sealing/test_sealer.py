"""What is sealed tells nothing without its key, and keys change without anything being lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from finpulse.config import read_settings
from finpulse.errors import SettingError, Unsealable
from finpulse.sealing.keys import add_key, sealer
from finpulse.sealing.sealer import Sealer

FIRST, SECOND = "k7Rk2mQ9vLp4Wz8Tn3HsXc5Bd6Fg1JyA", "Zq8Wn3Ld5Xr7Vb2Mk9Tp4Hs6Jc1Fg0Ey"


def test_what_was_sealed_is_opened_and_looks_different_each_time() -> None:
    sealer = Sealer([FIRST])
    once, again = sealer.seal("hidden Шлюз"), sealer.seal("hidden Шлюз")
    assert sealer.open(once) == sealer.open(again) == "hidden Шлюз"
    assert once != again
    assert b"hidden" not in once


def test_an_older_key_opens_and_the_newest_seals() -> None:
    old, both = Sealer([FIRST]).seal("hidden"), Sealer([SECOND, FIRST])
    assert both.open(old) == "hidden"
    assert (both.is_newest(old), both.is_newest(both.seal("hidden"))) == (False, True)


@pytest.mark.parametrize("change", ["cut", "turned", "empty", "another key"])
def test_what_no_key_opens_is_told(change: str) -> None:
    sealed = Sealer([FIRST]).seal("hidden")
    turned = sealed[:-1] + bytes([sealed[-1] ^ 1])
    found = {"cut": sealed[:20], "turned": turned, "empty": b"", "another key": Sealer([SECOND]).seal("hidden")}[change]
    with pytest.raises(Unsealable, match="give them again"):
        Sealer([FIRST]).open(found)


def test_a_home_makes_its_key_once_and_takes_a_new_one_before_it(tmp_path: Path) -> None:
    settings = read_settings({"FINPULSE_HOME": str(tmp_path)})
    sealed = sealer(settings).seal("hidden")
    add_key(settings)
    file = tmp_path / "secrets" / "encryption-keys"
    assert (len(file.read_text().split()), stat.S_IMODE(file.stat().st_mode)) == (2, 0o600)
    assert sealer(settings).open(sealed) == "hidden"
    assert not sealer(settings).is_newest(sealed)


def test_keys_are_given_by_value_or_by_a_file(tmp_path: Path) -> None:
    by_value = read_settings({"FINPULSE_ENCRYPTION_KEYS": f"{SECOND},{FIRST}"})
    (tmp_path / "keys").write_text(f"{FIRST}\n")
    by_file = read_settings({"FINPULSE_ENCRYPTION_KEYS_FILE": str(tmp_path / "keys")})
    assert sealer(by_value).open(sealer(by_file).seal("hidden")) == "hidden"
    with pytest.raises(SettingError, match="FINPULSE_ENCRYPTION_KEYS is 'given by value'"):
        add_key(by_value)
    with pytest.raises(SettingError, match="FINPULSE_ENCRYPTION_KEYS is '8 bytes'; it takes at least 32 bytes"):
        sealer(read_settings({"FINPULSE_ENCRYPTION_KEYS": "password"}))
