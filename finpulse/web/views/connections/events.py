"""The events that go out, in words."""

from __future__ import annotations

from flask_babel import gettext as _


def event_names() -> dict[str, str]:
    """What has happened, by the event's name."""
    return {
        "job.completed": _("an import, or other work, is done"),
        "job.failed": _("an import, or other work, has failed"),
        "job.needs_review": _("an import asks something"),
        "import.contradicted": _("a statement doesn’t add up"),
        "account.gap": _("statements of an account leave a gap"),
    }
