"""Flower's settings, here and in a container; it reads this file from the folder it starts in."""

from typing import Any

from flower.api import BaseApiHandler
from flower.views import BaseHandler
from tornado.web import HTTPError

from finpulse.cli.stack.programs import FLOWER_USER, flower_password
from finpulse.config import read_settings

# Out of a file, so that the password stands in no environment and on no command line.
basic_auth = [f"{FLOWER_USER}:{flower_password(read_settings())}"]
# Each takes some 5 KB for as long as Flower runs.
max_tasks = 2_000


def ask_for_password(handler: BaseHandler) -> None:
    """Refuse whoever doesn't know the password, whatever they ask for."""
    try:
        allowed = handler.current_user
    except TypeError:  # Flower can't compare a password that is not in ASCII.
        allowed = None
    if not allowed:
        raise HTTPError(401)


def ask_before(prepare: Any) -> Any:
    """Ask for the password before a handler gets ready."""

    def prepared(handler: BaseHandler) -> Any:
        ask_for_password(handler)
        return prepare(handler)

    return prepared


# By itself Flower asks page by page, and for neither /metrics nor /healthcheck.
for kind in (BaseHandler, BaseApiHandler):
    kind.prepare = ask_before(kind.prepare)
