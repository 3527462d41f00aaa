"""Secrets that webhooks are signed with, in the form that Standard Webhooks gives them: `whsec_` and base64."""

from __future__ import annotations

import base64
import secrets
from typing import Final

PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32


def new_webhook_secret() -> str:
    """A secret that nobody has had before."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
