"""The id of a webhook in its address: `wh_17_` and 32 hexadecimal digits that nobody guesses; 17 is the owner's id."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from uuid import UUID

_FORM: Final = re.compile(r"wh_([1-9][0-9]{0,17})_([0-9a-f]{32})")


class WebhookKey(NamedTuple):
    """Whose webhook it is, unproven until it is found there, and which."""

    owner_id: int
    webhook_id: UUID


def public_id(owner_id: int, webhook_id: UUID) -> str:
    """The id as its address has it.

    >>> public_id(17, UUID(int=255))
    'wh_17_000000000000000000000000000000ff'
    """
    return f"wh_{owner_id}_{webhook_id.hex}"


def webhook_key(text: str) -> WebhookKey | None:
    """What such an id says, None for what can't be one of ours.

    >>> webhook_key("wh_17_000000000000000000000000000000ff"), webhook_key("wh_17_ff")
    (WebhookKey(owner_id=17, webhook_id=UUID('00000000-0000-0000-0000-0000000000ff')), None)
    """
    found = _FORM.fullmatch(text)
    return WebhookKey(int(found[1]), UUID(found[2])) if found else None
