"""Import made households into a started stack, and say which of their transfers are linked and which are proposed."""

from __future__ import annotations

import argparse
import os
import secrets
import tempfile
import time
from pathlib import Path
from typing import Final

from finpulse.cli.client import Api
from finpulse.models import ENDED_STATUSES
from scripts.households.household import Household
from scripts.households.in_process import pairs_in
from scripts.households.make import make_household
from scripts.households.measure import Result, pairs_of

SERVER: Final = os.environ.get("FINPULSE_URL") or "http://127.0.0.1:8000"
LEAST_FOUND: Final = 0.99


def main() -> int:
    """0 where nothing is linked wrongly and 99 % of the transfers are linked or proposed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one household")
    parser.add_argument("--verbose", action="store_true", help="tell every pair that was lost or linked wrongly")
    parser.add_argument("--in-process", action="store_true", help="weigh the evidence without a stack, in seconds")
    args = parser.parse_args()
    result = Result()
    for number in range(args.count) if args.only is None else [args.only]:
        home = make_household(args.seed, number)
        if args.in_process:
            result.add(home, *pairs_in(home))
            continue
        api, account_ids = _imported(home, number)
        linked, proposed = (
            pairs_of(api.get("/transfers", state=state, limit=500), home, account_ids)
            for state in ("linked", "proposed")
        )
        result.add(home, linked, proposed)
    _tell(result, args.verbose)
    return 0 if result.counts["wrong"] == 0 and result.found >= LEAST_FOUND else 1


def _imported(home: Household, number: int) -> tuple[Api, dict[int, int]]:
    """A new user with the household's accounts and statements, which come in an order of the number's."""
    api = Api(SERVER)
    email, password = f"household-{secrets.token_hex(6)}@example.com", secrets.token_urlsafe(18)
    api.post("/profile/register", {"email": email, "password": password})
    api.sign_in(email, password)
    ids = {
        at: api.post(
            "/accounts",
            {"name": each.name, "provider": "csv", "account_type": each.account_type, "currency": each.currency},
        )["id"]
        for at, each in enumerate(home.accounts)
    }
    for at in sorted(ids, key=lambda at: (at * 7 + number) % 11):
        if home.accounts[at].rows:
            _bring(api, ids[at], home.accounts[at].statement())
    return api, ids


def _bring(api: Api, account_id: int, statement: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statement.csv"
        path.write_text(statement, encoding="utf-8")
        job = api.send_file("/etl/run-csv", path, account_id=account_id, wait=20)
    while job["status"] not in ENDED_STATUSES:
        time.sleep(0.1)
        job = api.get(f"/etl/jobs/{job['id']}")
    rows = statement.count("\n") - 1
    if job["status"] != "completed" or job["rows"]["inserted"] != rows:
        raise SystemExit(f"A statement of {rows} rows ended as {job['status']}: {job['rows']} {job['error']}")


def _tell(result: Result, verbose: bool) -> None:
    counts = result.counts
    if verbose:
        print(*sorted(result.told), sep="\n")
    for (kind, fate), count in sorted(result.by_kind.items()):
        print(f"  {kind:16} {fate:14} {count}")
    print(
        f"{counts['households']} households: {counts['transfers']} transfers, {counts['linked']} linked, "
        f"{counts['proposed']} proposed, {result.found:.2%} found, {counts['wrong']} linked wrongly, "
        f"{counts['proposed_wrong']} proposed that are none"
    )


if __name__ == "__main__":
    raise SystemExit(main())
