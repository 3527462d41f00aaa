"""Everything that a user can do, done once, with every answer that it gave."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
from sqlalchemy import Engine, text

from finpulse.config import Settings
from finpulse.db.sessions import maintenance_session, owner_session
from finpulse.imports.plans import delete_expired
from finpulse.imports.stored_uploads.doomed import delete_doomed
from finpulse.imports.stored_uploads.orphans import delete_orphans
from finpulse.imports.stored_uploads.retention import delete_due_cells, delete_due_uploads
from finpulse.jobs.runner import Worker, run_stage
from finpulse.jobs.sweep import sweep
from finpulse.jobs.work import stages_from
from finpulse.pipeline.stages import STAGES
from finpulse.totals.nightly import NightBudget, work_on_night
from finpulse.transactions.search_index import write_waiting_words
from tests.support.client import PASSWORD, Client

MARCH = """Date,Amount,Description
2026-03-01,1500.00,Salary ACME
2026-03-02,-3.20,Zorblatt Emporium
2026-03-02,-3.20,Zorblatt Emporium
2026-03-03,-500.00,Transfer to savings
31.02.2026,-1.00,Nowhere
2026-03-09,-41.75,Tesco Stores 2041
"""
OVERLAP = MARCH.replace("2026-03-09,-41.75,Tesco Stores 2041", "2026-03-12,-8.00,Zorblatt Emporium")
SAVINGS = "Date,Amount,Description\n2026-03-04,500.00,Incoming transfer\n2026-03-05,-20.00,Café Central\n"
AMBIGUOUS = "Date,Amount,Description\n05/03/2026,-1.00,Bread\n02/04/2026,-2.00,Milk\n11/01/2026,3.00,Refund\n"
LOOKS = (
    "/profile",
    "/accounts",
    "/categories",
    "/rules",
    "/corrections",
    "/transfers",
    "/etl/jobs",
    "/etl/status",
    "/transactions",
    "/transactions/raw",
    "/transactions?q=zorblatt&limit=1",
    "/transactions?category=Groceries&from=2026-01-01",
    "/transactions?sort=-amount&tag=boat",
    "/transactions/totals?category=Groceries",
    "/transactions/export?format=jsonl&sort=amount",
    "/transactions/export?format=beancount",
    "/transactions/export?format=ofx",
    "/analytics/dashboard?from=2026-03-01&to=2026-03-31",
    "/analytics/spending-by-category",
    "/analytics/budget-recommendations",
    "/analytics/user-stats",
    "/analytics/account-summary",
)
WAITING = text("""
    SELECT owner_id, id, stages, stage FROM jobs
    WHERE owner_id = :owner_id AND status IN ('queued', 'running') ORDER BY id
""")
# What differs from one run to the next, and ought to.
PASSING = ("_at", "_token", "_duration", "_updated", "timestamp", "request_id", "logs", "email")


@dataclass
class FullRun:
    """One user of one database, whose stages are done here and now by a worker's login."""

    client: Client
    engine: Engine
    settings: Settings
    owner_id: int | None = None
    email: str = "ann@example.com"
    answers: list[Any] = field(default_factory=list)

    def ask(self, method: str, path: str, **options: Any) -> Any:
        """Keep the answer, carry out what it has begun, and return its body."""
        answer = self.client.request(method, path, **options)
        body = answer.get_json(silent=True)
        answer.close()  # As a server does; a file keeps its place among those that are written until then.
        self.answers.append((method, path, answer.status_code, lasting(body)))
        assert answer.status_code < 400, self.answers[-1]
        self.work()
        return body

    def bring(self, content: str, path: str = "/etl/run-csv", **query: Any) -> int:
        answer = self.client.upload(content, path, **query)
        assert answer.json, answer.text
        self.work()
        return int(answer.json.get("id") or answer.json["plan_id"])

    def look(self) -> None:
        """Read whatever there is to read."""
        for path in LOOKS:
            self.ask("GET", path)
        for job in self.client.get("/etl/jobs"):
            self.ask("GET", f"/etl/jobs/{job['id']}/rows")

    def work(self) -> None:
        if self.owner_id is None:
            return
        with owner_session(self.engine, self.owner_id) as session:
            waiting = session.execute(WAITING, {"owner_id": self.owner_id}).all()
        for job in waiting:
            for stage in stages_from(job.stages, job.stage):
                run_stage(Worker(self.engine, self.settings.storage_url), job.owner_id, job.id, STAGES[stage])


def lasting(body: Any) -> Any:
    """An answer without what passes."""
    if isinstance(body, dict):
        return {name: lasting(value) for name, value in body.items() if not name.endswith(PASSING)}
    return [lasting(one) for one in body] if isinstance(body, list) else body


def run_everything(run: FullRun) -> list[Any]:
    """The answers, in the order in which they came."""
    sign_in(run)
    everyday, savings = (run.ask("POST", "/accounts", json=account(name))["id"] for name in ("Everyday", "Savings"))
    imports(run, everyday, savings)
    run.look()
    decide(run, everyday)
    move(run)
    let_a_program_in(run)
    have_an_authenticator(run)
    run.look()
    take_back(run, everyday, savings)
    run.look()
    take_everything_along(run)
    run.ask("POST", "/profile/logout")
    return run.answers


def sign_in(run: FullRun) -> None:
    run.client.token = None
    person = {"email": run.email, "password": PASSWORD}
    run.owner_id = run.ask("POST", "/profile/register", json=person)["id"]
    tokens = run.ask("POST", "/profile/login", json=person)
    run.client.token = tokens["refresh_token"]
    run.client.token = run.ask("POST", "/profile/refresh")["access_token"]
    run.ask("PATCH", "/profile", json={"base_currency": "EUR"})


def account(name: str) -> dict[str, Any]:
    return {"name": name, "provider": "csv", "currency": "EUR"}


def imports(run: FullRun, everyday: int, savings: int) -> None:
    run.bring(MARCH, account_id=everyday)
    run.bring(OVERLAP, account_id=everyday)
    run.bring(SAVINGS, account_id=savings)
    plan = run.bring(SAVINGS.replace("2026-03", "2026-04"), "/etl/preview", account_id=savings)
    run.ask("POST", f"/etl/run-csv?plan_id={plan}")
    again = run.bring(AMBIGUOUS, account_id=savings)
    run.ask("POST", f"/etl/jobs/{again}/reread", json={"reading": {"date_order": "mdy"}})
    run.bring(SAVINGS.replace("2026-03", "2026-05"), "/transactions/upload-csv", account_id=savings)
    coffee = {
        "account_id": everyday,
        "date": "2026-03-06",
        "amount": "-2.40",
        "currency": "EUR",
        "description": "Coffee",
    }
    run.ask("POST", "/transactions", json=coffee, headers={"Idempotency-Key": "one"})
    run.ask("POST", "/transactions", json=coffee, headers={"Idempotency-Key": "one"})
    for stage in ("transform", "load", "aggregate"):
        run.ask("POST", f"/etl/{stage}-only")


def decide(run: FullRun, everyday: int) -> None:
    hobby = run.ask("POST", "/categories", json={"name": "Hobbies", "kind": "spending"})
    run.ask("PATCH", f"/categories/{hobby['id']}", json={"name": "Hobby"})
    match = [{"field": "description", "op": "contains", "value": "zorblatt"}]
    rule = {"match": match, "set": {"category": "Hobby"}, "priority": 1}
    run.ask("POST", "/rules/preview", json=rule)
    kept = run.ask("POST", "/rules", json=rule)
    run.ask("POST", f"/rules/{kept['id']}/apply")
    run.ask("PATCH", f"/rules/{kept['id']}", json={"priority": 2})
    [shop] = run.ask("GET", "/transactions?q=tesco")
    run.ask("PATCH", f"/transactions/{shop['id']}?history=true", json={"category": "Hobby"})
    run.ask(
        "PATCH",
        f"/transactions/{shop['id']}?remember=false",
        json={"note": "For the boat", "date": "2026-03-10", "category": "Groceries"},
    )
    parts = [{"amount": "-40.00", "category": "Groceries"}, {"amount": "-1.75", "category": "Hobby"}]
    run.ask("PATCH", f"/transactions/{shop['id']}", json={"splits": parts, "tags": ["boat"]})
    every_purchase = {"filter": {"q": "zorblatt"}, "set": {"tags": ["shop"], "category": "Hobby"}}
    run.ask("PATCH", "/transactions?preview=true", json=every_purchase)
    run.ask("PATCH", "/transactions", json=every_purchase)
    run.ask("DELETE", f"/transactions/{shop['id']}")
    run.ask("POST", f"/transactions/{shop['id']}/restore")
    [correction] = run.ask("GET", "/corrections")
    run.ask("GET", f"/corrections/{correction['id']}")
    run.ask("DELETE", f"/corrections/{correction['id']}?history=true")
    run.ask("DELETE", f"/rules/{kept['id']}")
    run.ask("DELETE", f"/transactions/{shop['id']}")
    run.bring(MARCH.replace("2026-03-01", "2026-02-28"), account_id=everyday)


def move(run: FullRun) -> None:
    [transfer, *_] = run.ask("GET", "/transfers")
    run.ask("GET", f"/transfers/{transfer['id']}")
    run.ask("DELETE", f"/transfers/{transfer['id']}")
    run.ask("POST", "/transfers", json={"out_id": transfer["out"]["id"], "in_id": transfer["in"]["id"]})


def let_a_program_in(run: FullRun) -> None:
    """What it answers is another for every run: ids and secrets."""
    made = run.client.post("/profile/tokens", {"name": "Script", "scopes": ["read"]})
    in_person, run.client.token = run.client.token, made["token"]
    run.ask("GET", "/accounts")
    run.client.token = in_person
    run.client.get("/profile/tokens")
    assert run.client.request("DELETE", f"/profile/tokens/{made['id']}").status_code == 204


def have_an_authenticator(run: FullRun) -> None:
    code = pyotp.TOTP(run.client.post("/profile/totp")["secret"]).now()
    run.client.post("/profile/totp/confirm", {"code": code}, expect=200)


def take_everything_along(run: FullRun) -> None:
    answer = run.client.request("GET", "/profile/export", headers={"X-Current-Password": PASSWORD})
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        lines = {name: archive.read(name).count(b"\n") for name in archive.namelist() if name.endswith(".jsonl")}
    run.answers.append(("GET", "/profile/export", answer.status_code, lines))


def take_back(run: FullRun, everyday: int, savings: int) -> None:
    with maintenance_session(run.engine) as session:
        sweep(session)
        write_waiting_words(session)
        delete_expired(session)
        delete_due_uploads(session, 1)
        delete_due_cells(session, 1)
        delete_orphans(session, run.settings.storage_url, now=datetime.now(UTC) + timedelta(hours=2))
        delete_doomed(session, run.settings.storage_url)
    while work_on_night(run.engine, NightBudget(processes=1, share=100)) is not None:
        pass
    jobs = [job for job in run.client.get("/etl/jobs") if job["kind"] == "run-csv" and job["account_id"] == everyday]
    run.ask("DELETE", f"/etl/jobs/{jobs[-1]['id']}")
    cancelled = run.client.upload(MARCH, account_id=everyday).json
    assert cancelled
    run.ask("POST", f"/etl/jobs/{cancelled['id']}/cancel")
    run.ask("POST", f"/etl/jobs/{cancelled['id']}/retry")
    run.look()
    run.ask("DELETE", f"/accounts/{savings}")
