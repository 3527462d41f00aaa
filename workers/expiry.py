"""What has expired in the database is deleted: sign-ins, answers to be given again, reports of nights long ago."""

from __future__ import annotations

import time
from typing import Final

import structlog
from sqlalchemy.orm import Session

from finpulse import idempotency, tokens
from finpulse.deliveries.send import delete_old_deliveries
from finpulse.totals.night_claims import delete_old_nights
from finpulse.webhooks import expiry as webhooks

log = structlog.get_logger()

# Each of these tables is read through, and nothing of it is urgent: whoever asks for a row sees that it has expired.
SECONDS_BETWEEN: Final = 900.0


class ExpiredRows:
    """Deletes what has expired, every so often; each sweeper does so for itself, and any number may."""

    def __init__(self) -> None:
        self._delete_after = 0.0

    def delete(self, session: Session) -> None:
        """Delete what has expired, where that is due, and commit."""
        if time.monotonic() < self._delete_after:
            return
        deleted = {
            "sign_ins": tokens.delete_expired(session),
            "idempotency_keys": idempotency.delete_expired(session),
            "nights": delete_old_nights(session),
            "deliveries": delete_old_deliveries(session),
            "webhook_events": webhooks.delete_old_events(session),
        }
        session.commit()
        if any(deleted.values()):
            log.info("sweep.expired", **deleted)
        self._delete_after = time.monotonic() + SECONDS_BETWEEN
