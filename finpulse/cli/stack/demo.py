"""The demo user and the sample statement that a fresh Fin-Pulse shows itself with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import httpx

import finpulse
from finpulse.cli.client import Api, ApiError
from finpulse.cli.person.statement import follow, import_statement
from finpulse.config import Settings
from finpulse.db.job_statuses import LIVE_STATUSES
from finpulse.local_secrets import local_secret

DEMO_EMAIL: Final = "demo@finpulse.example"
SAMPLE: Final = Path(finpulse.__file__).parent / "sample" / "statement.csv"


def demo_password(settings: Settings) -> str:
    """The demo user's password, made once for this FINPULSE_HOME."""
    return local_secret(settings.home, "demo-password")


def sign_in_demo_user(api: Api, settings: Settings) -> None:
    """Ask as the demo user from now on; register it the first time. Raises ApiError where its password was changed."""
    password = demo_password(settings)
    try:
        api.sign_in(DEMO_EMAIL, password)
    except ApiError as error:
        if error.status != httpx.codes.UNAUTHORIZED:
            raise
        api.post("/profile/register", {"email": DEMO_EMAIL, "password": password})
        api.sign_in(DEMO_EMAIL, password)


def import_sample_once(api: Api) -> None:
    """Import the sample, unless that was done before; an import that a stop has interrupted is waited for."""
    before = [job for job in api.get("/etl/jobs", limit=500) if job["filename"] == SAMPLE.name]
    if not before or before[0]["status"] == "failed":
        import_statement(api, SAMPLE)
    elif before[0]["status"] in LIVE_STATUSES:
        follow(api, before[0])
