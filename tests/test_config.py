"""Settings are read and checked, and reading them leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.errors import SettingError

# What lets an app be made beside that of the other tests; nothing here connects to a database.
SURROUNDINGS = {
    "FINPULSE_DATABASE_URL": "postgresql://somebody@127.0.0.1:1/x",
    "FINPULSE_RATE_LIMITS": "off",
    "FINPULSE_LOG_LEVEL": "warning",
}


def settings_of(home: Path, **given: str) -> Settings:
    return read_settings({"FINPULSE_HOME": str(home), **SURROUNDINGS, **given})


def signing_key(settings: Settings) -> object:
    return create_app(settings).config["JWT_SECRET_KEY"]


def test_reading_settings_writes_nothing(tmp_path: Path) -> None:
    assert settings_of(tmp_path / "home").secret_key == ""
    assert not (tmp_path / "home").exists()


def test_a_given_key_signs_and_none_is_made(tmp_path: Path) -> None:
    key = "a key of thirty-two bytes or more"
    assert signing_key(settings_of(tmp_path, FINPULSE_SECRET_KEY=key)) == key
    assert not (tmp_path / "secrets").exists()


def test_every_start_without_a_key_signs_with_the_one_of_the_first(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    first = signing_key(settings)
    assert first == (tmp_path / "secrets" / "secret-key").read_text()
    assert signing_key(settings) == first


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="FINPULSE_SECRET_KEY is '5 bytes'; it takes at least 32 bytes"):
        settings_of(tmp_path, FINPULSE_SECRET_KEY="short")


def test_a_key_that_was_cut_short_on_disk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret-key").write_text("")
    with pytest.raises(SettingError, match="FINPULSE_SECRET_KEY is '0 bytes'"):
        create_app(settings_of(tmp_path))
