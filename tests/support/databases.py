"""Settings for another database than the one that all tests share."""

from __future__ import annotations

import dataclasses

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.orm import Session

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.extensions import prepare_migrations
from finpulse.imports.stored_uploads.mark_storage import mark_storage


def in_database(settings: Settings, name: str) -> Settings:
    """The same server and logins, and its database of this name."""
    urls = {login: f"{url.rpartition('/')[0]}/{name}" for login, url in settings.database_urls.items()}
    return dataclasses.replace(settings, database_urls=urls)


def at_database(settings: Settings, url: str) -> Settings:
    """The database at this URL for every part of the system, as where it has one login alone."""
    return dataclasses.replace(settings, database_urls=dict.fromkeys(settings.database_urls, url))


def migrating_app(settings: Settings) -> Flask:
    """The app over a database that its migrations can make."""
    app = create_app(settings)
    prepare_migrations(app)
    return app


def migrated_app(settings: Settings) -> Flask:
    """The app over a database that its migrations have made, and whose storage is marked."""
    app = migrating_app(settings)
    with app.app_context():
        upgrade()
    owner = connect(settings, pool_size=1, login="owner")
    with Session(owner) as session:
        mark_storage(session, settings.storage_url)
    owner.dispose()
    return app
