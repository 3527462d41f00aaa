"""A provider's request -> the signed event in it: Standard Webhooks, or Uzum's event under an HMAC of its own.

Both are signed with the webhook's secret, and are good for five minutes around the time that they name. Nothing of a
body is looked at before its signature holds, but for the time that Uzum's signature is made with.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal, NamedTuple

from standardwebhooks import Webhook as StandardWebhook
from standardwebhooks import WebhookVerificationError

from finpulse.db import exact_json
from finpulse.errors import InvalidInput, Unauthenticated
from finpulse.problems.problem_types import ProblemType

STANDARD_HEADERS: Final = ("webhook-id", "webhook-timestamp", "webhook-signature")
UZUM_SIGNATURE: Final = "x-signature"
UZUM_TIMESTAMP: Final = "x-timestamp"
TOLERANCE_SECONDS: Final = 300
LONGEST_ID: Final = 255
# Times in milliseconds are beyond it, and those in seconds will be in 3000 years.
_FIRST_MILLISECONDS: Final = 10**11

Form = Literal["standard", "uzum"]


class SignedEvent(NamedTuple):
    """An event whose signature holds: its form, the id that its sender gave it where a header has it, and its body."""

    form: Form
    event_id: str | None
    body: dict[str, Any]


def signed_event(headers: Mapping[str, str], body: bytes, secrets: Sequence[str]) -> SignedEvent:
    """The event, if it is signed with one of these secrets; `headers` have lower-case names.

    Raises Unauthenticated where it is not or its time is off, and InvalidInput for what is no JSON object.
    """
    if UZUM_SIGNATURE in headers:
        _check_uzum(headers, body, secrets)
        return SignedEvent("uzum", None, _object_of(body))
    _check_standard(headers, body, secrets)
    event_id = headers["webhook-id"]
    if len(event_id) > LONGEST_ID:
        raise InvalidInput({"webhook-id": [f"It has {len(event_id)} characters; it takes 1 to {LONGEST_ID}."]})
    return SignedEvent("standard", event_id, _object_of(body))


def _check_standard(headers: Mapping[str, str], body: bytes, secrets: Sequence[str]) -> None:
    given = {name: headers.get(name, "") for name in STANDARD_HEADERS}
    if not any(_holds(StandardWebhook(secret), given, body) for secret in secrets):
        raise _refused(
            "It takes webhook-id, webhook-timestamp and webhook-signature as Standard Webhooks define them, or "
            f"X-Signature for Uzum's event, with a time within {TOLERANCE_SECONDS} seconds of now."
        )


def _holds(webhook: StandardWebhook, headers: dict[str, str], body: bytes) -> bool:
    try:
        webhook.verify(body, headers, json_parse=False)
    except (WebhookVerificationError, ValueError):  # The latter where a header or the body is no text of its form.
        return False
    return True


def _check_uzum(headers: Mapping[str, str], body: bytes, secrets: Sequence[str]) -> None:
    """HMAC-SHA256 in hexadecimal digits of the time, a period and the body, by the secret as it was shown."""
    timestamp = headers.get(UZUM_TIMESTAMP) or _timestamp_in(body)
    signed = timestamp.encode() + b"." + body
    given = headers[UZUM_SIGNATURE].strip().lower().removeprefix("sha256=").encode()
    expected = [hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode() for secret in secrets]
    if not any(hmac.compare_digest(each, given) for each in expected):
        raise _refused(
            "X-Signature has to be the HMAC-SHA256, in hexadecimal digits, of the timestamp, a period and the body as "
            "it is sent, with the webhook's secret as the key."
        )
    moment = moment_of(timestamp)
    if moment is None or abs((datetime.now(UTC) - moment).total_seconds()) > TOLERANCE_SECONDS:
        raise _refused(f"The timestamp has to be within {TOLERANCE_SECONDS} seconds of now.")


def _timestamp_in(body: bytes) -> str:
    """The timestamp as the body has it, empty where it has none."""
    try:
        found = exact_json.loads(body)
    except (ValueError, RecursionError):
        return ""
    return str(found.get("timestamp", "")) if isinstance(found, dict) else ""


def moment_of(value: object) -> datetime | None:
    """A count of seconds or milliseconds since 1970 -> the time; None for what is none.

    >>> moment_of(1_700_000_000) == moment_of("1700000000000")
    True
    """
    text = str(value)
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(_FIRST_MILLISECONDS)) + 2:
        return None
    number = int(text)
    return datetime.fromtimestamp(number / 1000 if number >= _FIRST_MILLISECONDS else number, UTC)


def _object_of(body: bytes) -> dict[str, Any]:
    try:
        found = exact_json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InvalidInput({"body": ["It takes an event as a JSON object."]})
    return found


def _refused(sentence: str) -> Unauthenticated:
    return Unauthenticated(f"The signature doesn't hold. {sentence}", problem=ProblemType.INVALID_SIGNATURE)
