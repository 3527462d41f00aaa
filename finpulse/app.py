"""The factory: settings in, a Flask application out."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.json.provider import JSONProvider

from finpulse import api, logs, web
from finpulse.api.auth.bearer import KEYS
from finpulse.api.http.limits.limit_storage import SCHEME
from finpulse.api.http.limits.rate_limits import limiter
from finpulse.config import Settings, read_settings
from finpulse.credentials.signing_keys import KeyRing, KeySource
from finpulse.db import exact_json
from finpulse.db.engine import ASSISTANT_POOL, connect, database_url, engine_options
from finpulse.db.reads import Reader
from finpulse.extensions import ASSISTANT, READER, db, jwt
from finpulse.local_secrets import PREVIOUS_SIGNING_KEY, SIGNING_KEY, local_secret, secret_path
from finpulse.monitoring.page import PAGE, MetricsPage


class ExactJSON(JSONProvider):
    """Flask's JSON with exact numbers."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """Write JSON; how it is indented and sorted is ours to say."""
        del kwargs
        return exact_json.dumps(obj)

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Read JSON."""
        del kwargs
        return exact_json.loads(s)


def create_app(settings: Settings | None = None) -> Flask:
    """The application for these settings, else for those of the environment.

    Where the settings name no secret key, tokens are signed with this machine's own, which the first start makes.
    Raises SettingError where the environment has a value that can't be used, or names no database.
    """
    settings = settings or read_settings()
    logs.configure(settings.log_level)
    app = Flask(__name__, static_folder=None)
    app.json = ExactJSON(app)
    app.config.update(
        SETTINGS=settings,
        # A machine whose clock is two minutes behind would refuse fresh tokens of the others.
        JWT_ENCODE_NBF=False,
        JWT_DECODE_LEEWAY=150,
        SQLALCHEMY_DATABASE_URI=database_url(settings),
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings),
        RATELIMIT_ENABLED=settings.rate_limits,
        RATELIMIT_STORAGE_URI=f"{SCHEME}://",
        # A Redis that is frozen may cost a request a second, not its life.
        RATELIMIT_STORAGE_OPTIONS={
            "redis_uri": _limits_url(settings.redis_url),
            "socket_timeout": 1,
            "socket_connect_timeout": 1,
        },
    )
    db.init_app(app)
    jwt.init_app(app)
    # Not Flask's SECRET_KEY: with one, it looks for a cookie session at every request.
    app.extensions[KEYS] = signing_keys(settings)
    app.extensions[READER] = Reader(database_url(settings))
    app.extensions[ASSISTANT] = connect(settings, ASSISTANT_POOL, login="assistant")
    app.extensions[PAGE] = MetricsPage(settings)
    # The request's id comes first, since even a refusal for its rate carries it.
    api.register(app)
    web.register(app)
    limiter.init_app(app)
    return app


def signing_keys(settings: Settings) -> KeyRing:
    """The keys that the settings name, else this machine's own under FINPULSE_HOME, made at the first start."""
    if settings.secret_key != KeySource(settings.secret_key.setting):
        return KeyRing(settings.secret_key, settings.secret_key_previous)
    local_secret(settings.home, SIGNING_KEY)
    current, previous = (secret_path(settings.home, name) for name in (SIGNING_KEY, PREVIOUS_SIGNING_KEY))
    return KeyRing(settings.secret_key._replace(path=current), settings.secret_key_previous._replace(path=previous))


def _limits_url(redis_url: str) -> str:
    """Redis as the limits library names it: sockets have a scheme of their own there."""
    if not redis_url:
        return "memory://"
    return "redis+" + redis_url if redis_url.startswith("unix:") else redis_url
