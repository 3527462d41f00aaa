"""Databases with a storage of their own on the server of all tests, to back up and to restore into."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from finpulse.config import Settings
from tests.support.databases import in_database

NewPlace = Callable[[], Settings]


@pytest.fixture(scope="module")
def new_place(settings: Settings, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewPlace]:
    """Settings with an empty database, and a home whose storage is not there yet."""
    numbers, made = itertools.count(), list[str]()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:

        def make() -> Settings:
            name = f"place_{next(numbers)}"
            connection.execute(text(f"CREATE DATABASE {name}"))
            made.append(name)
            home: Path = tmp_path_factory.mktemp(name)
            own = in_database(settings, name)
            return dataclasses.replace(own, home=home, storage_url=f"file://{home / 'uploads'}")

        yield make
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
