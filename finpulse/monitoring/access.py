"""Who may read the metrics: whoever has their token, and no user by being one."""

from __future__ import annotations

import hmac
from typing import Final

from finpulse.config import Settings
from finpulse.credentials.signing_keys import check_key
from finpulse.errors import Unauthenticated
from finpulse.local_secrets import METRICS_TOKEN, local_secret

_REFUSED: Final = (
    "The metrics are for whoever runs this service. Send `Authorization: Bearer` with their token, which is "
    "FINPULSE_METRICS_TOKEN or, where that is not set, the file secrets/metrics-token under FINPULSE_HOME."
)


def metrics_token(settings: Settings) -> str:
    """The token that is given, else this machine's, made once. Raises SettingError for one that could be guessed."""
    given = settings.metrics_token
    return check_key("FINPULSE_METRICS_TOKEN", given) if given else local_secret(settings.home, METRICS_TOKEN)


def require_token(settings: Settings, authorization: str) -> None:
    """See that a header has the token. Raises Unauthenticated."""
    if not hmac.compare_digest(authorization.encode(), f"Bearer {metrics_token(settings)}".encode()):
        raise Unauthenticated(_REFUSED)
