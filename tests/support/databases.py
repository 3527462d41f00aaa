"""Settings for another database than the one that all tests share."""

from __future__ import annotations

import dataclasses

from finpulse.config import Settings


def in_database(settings: Settings, name: str) -> Settings:
    """The same server and logins, and its database of this name."""
    urls = {login: f"{url.rpartition('/')[0]}/{name}" for login, url in settings.database_urls.items()}
    return dataclasses.replace(settings, database_urls=urls)


def at_database(settings: Settings, url: str) -> Settings:
    """The database at this URL for every part of the system, as where it has one login alone."""
    return dataclasses.replace(settings, database_urls=dict.fromkeys(settings.database_urls, url))
