"""The webhooks of an account: made, listed, given a new secret, and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import, find_account
from finpulse.credentials.webhook_secrets import new_webhook_secret
from finpulse.db.locks import lock_owner
from finpulse.errors import Conflict, NotFound
from finpulse.models import Webhook
from finpulse.problems.problem_types import ProblemType
from finpulse.sealing.sealer import Sealer
from finpulse.webhooks.public_ids import webhook_key

MOST_WEBHOOKS: Final = 20
# For so long a provider that does not know the new secret yet may go on with the one before.
OVERLAP: Final = timedelta(hours=24)
_MISSING: Final = "This account has no such webhook."


class ShownSecret(NamedTuple):
    """A webhook as it is kept, and its secret, which nobody can be told again."""

    kept: Webhook
    secret: str


def create_webhook(session: Session, owner_id: int, account_id: int, sealer: Sealer) -> ShownSecret:
    """Make a webhook. Raises NotFound for no account of the owner's, and Conflict where it has as many as it may."""
    account_for_import(session, owner_id, account_id)
    lock_owner(session, owner_id)
    mine = (Webhook.owner_id == owner_id, Webhook.account_id == account_id)
    if (session.scalar(select(func.count()).select_from(Webhook).where(*mine)) or 0) >= MOST_WEBHOOKS:
        raise Conflict(
            f"The account has {MOST_WEBHOOKS} webhooks, which is as many as one may have; delete one first.",
            problem=ProblemType.LIMIT_REACHED,
        )
    secret = new_webhook_secret()
    kept = Webhook(owner_id=owner_id, id=uuid4(), account_id=account_id, secret=sealer.seal(secret))
    session.add(kept)
    session.flush()
    session.refresh(kept)
    return ShownSecret(kept, secret)


def list_webhooks(
    session: Session, owner_id: int, account_id: int | None, limit: int, before: tuple[datetime, UUID] | None
) -> Sequence[Webhook]:
    """An account's webhooks, or all of them, newest first. Raises NotFound for no account of the owner's."""
    newest_first = (Webhook.created_at, Webhook.id)
    mine = select(Webhook).where(Webhook.owner_id == owner_id)
    if account_id is not None:
        find_account(session, owner_id, account_id)
        mine = mine.where(Webhook.account_id == account_id)
    if before is not None:
        mine = mine.where(tuple_(*newest_first) < tuple_(*before))
    return session.scalars(mine.order_by(*(column.desc() for column in newest_first)).limit(limit)).all()


def rotate_secret(session: Session, owner_id: int, account_id: int, shown_id: str, sealer: Sealer) -> ShownSecret:
    """Give a webhook a new secret; the one before is good for a day more. Raises NotFound."""
    secret = new_webhook_secret()
    mine = (Webhook.owner_id == owner_id, Webhook.account_id == account_id, Webhook.id == _id_of(owner_id, shown_id))
    rotated = update(Webhook).where(*mine)
    rotated = rotated.values(
        secret=sealer.seal(secret), previous_secret=Webhook.secret, previous_until=func.now() + OVERLAP
    )
    kept = session.scalar(rotated.returning(Webhook), execution_options={"populate_existing": True})
    if kept is None:
        raise NotFound(_MISSING)
    return ShownSecret(kept, secret)


def delete_webhook(session: Session, owner_id: int, account_id: int, shown_id: str) -> None:
    """Delete a webhook: nothing more comes by it, and what has come stays. Raises NotFound."""
    mine = (Webhook.owner_id == owner_id, Webhook.account_id == account_id, Webhook.id == _id_of(owner_id, shown_id))
    if session.scalar(delete(Webhook).where(*mine).returning(Webhook.id)) is None:
        raise NotFound(_MISSING)


def _id_of(owner_id: int, shown_id: str) -> UUID:
    key = webhook_key(shown_id)
    if key is None or key.owner_id != owner_id:
        raise NotFound(_MISSING)
    return key.webhook_id
