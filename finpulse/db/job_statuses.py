"""What may have become of a job, for whoever speaks of it without the tables."""

from __future__ import annotations

from typing import Final

# A job is live until it has ended in one of the other statuses.
LIVE_STATUSES: Final = ("queued", "running")
ENDED_STATUSES: Final = ("completed", "failed", "cancelled", "undone")
