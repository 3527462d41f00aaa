"""What is done once a session has committed, and not where it hasn't: counting what others can see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import event
from sqlalchemy.orm import Session

_WAITING: Final = "finpulse.after_commit"


def after_commit(session: Session, do: Callable[[], object]) -> None:
    """Do it after this transaction's commit; it must not raise, and not use the session."""
    session.info.setdefault(_WAITING, []).append(do)


@event.listens_for(Session, "after_commit")
def _committed(session: Session) -> None:
    for do in session.info.pop(_WAITING, ()):
        do()


@event.listens_for(Session, "after_rollback")
def _rolled_back(session: Session) -> None:
    session.info.pop(_WAITING, None)
