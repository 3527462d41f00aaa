"""`RateLimit-Policy` and `RateLimit`: which limits a request has counted towards, and how much of each is left.

As draft-ietf-httpapi-ratelimit-headers-10 has them: lists of structured fields (RFC 9651), in which each limit has a
name; `q` and `w` are a quota and its window in seconds, `r` is what is left, and `t` in how many seconds there is more.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, g
from flask_limiter import RequestLimit

from finpulse.api.http.limits.rate_limits import limiter

POLICY: Final = "RateLimit-Policy"
LEFT: Final = "RateLimit"


def register(app: Flask) -> None:
    """Tell the limits of whatever was counted."""
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    counted = limiter.current_limits if limiter.enabled else []
    if counted:
        wait = response.headers.get("Retry-After") if any(limit.breached for limit in counted) else None
        response.headers[POLICY] = ", ".join(_policy(limit) for limit in counted)
        response.headers[LEFT] = ", ".join(_left(limit, wait) for limit in counted)
    return response


def _policy(limit: RequestLimit) -> str:
    """For example "600 per 1 minute";q=600;w=60."""
    return f'"{limit.limit}";q={limit.limit.amount};w={limit.limit.get_expiry()}'


def _left(limit: RequestLimit, wait: str | None) -> str:
    """For example "600 per 1 minute";r=598. The count is the one that this request has made, without asking again."""
    if limit.breached:
        return f'"{limit.limit}";r=0' + (f";t={wait}" if wait else "")
    count: int = g.get("limit_counts", {}).get(limit.limit.key_for(*limit.request_args), 0)
    return f'"{limit.limit}";r={max(limit.limit.amount - count, 0)}'
