"""What a person does with `finpulse`, from any folder, against a server: their own statements, and nobody else's."""

from __future__ import annotations

import json
import os
import pty
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from finpulse.cli import finpulse
from finpulse.cli.identity.profiles import Profile, current_profile
from finpulse.cli.identity.signed_in import OWN_EMAIL
from finpulse.cli.stack.running_stack import found_at
from finpulse.config import Settings
from finpulse.embedded.launch import CHECKOUT
from tests.support.api_server import ApiServer, serving
from tests.support.drawn_pdfs import drawn, table

DOLLARS = "Date,Description,Amount,Currency\n2026-03-02,Bakery,-4.50,USD\n2026-03-03,Salary,900,USD\nnever,x,-1,USD\n"
NO_CURRENCY = "Date,Description,Amount\n2026-03-02,Bakery,-4.50\n2026-03-03,Salary,900\n"
TWO_ORDERS = "Date,Amount,Description\n05/03/2026,-1.00,Bread\n02/04/2026,-2.00,Milk\n11/01/2026,3.00,Refund\n"
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def server(app: Flask, worker: None) -> Iterator[ApiServer]:
    """The API with a worker behind it, and limits that no test meets."""
    with serving(threads=4, FINPULSE_RATE_LIMITS="off") as server:
        yield server


@pytest.fixture(autouse=True)
def url(server: ApiServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The running stack's address, which commands find by themselves, and a folder of statements to be in."""
    monkeypatch.setenv("FINPULSE_PROFILES", str(tmp_path / "config" / "profiles.json"))
    (tmp_path / "statements").mkdir()
    monkeypatch.chdir(tmp_path / "statements")
    with found_at(settings.home, f"http://127.0.0.1:{server.port}"):
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture
def me() -> str:
    """Somebody new, who is signed in."""
    email = f"{secrets.token_hex(6)}@example.org"
    assert run("register", email, "--password-stdin", given=f"{PASSWORD}\n").exit_code == 0
    return email


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(finpulse, arguments, input=given)


def data(*arguments: str) -> object:
    done = run(*arguments, "--json")
    return json.loads(done.stdout)


def file(name: str, content: str) -> str:
    Path(name).write_text(content)
    return name


def profile() -> Profile:
    found = current_profile()
    assert found is not None
    return found


class TestSigningIn:
    def test_registers_and_keeps_a_token_for_its_user_alone(self, me: str, url: str) -> None:
        assert (profile().url, profile().email) == (url, me)
        path = Path(os.environ["FINPULSE_PROFILES"])
        assert path.stat().st_mode & 0o777 == 0o600
        assert PASSWORD not in path.read_text()

    def test_signs_out_at_the_server_too(self, server: ApiServer, me: str) -> None:
        token = profile().token
        assert server.ask("GET", "/accounts", token=token).status == 200
        assert run("logout").exit_code == 0
        assert server.ask("GET", "/accounts", token=token).status == 401
        assert current_profile() is None

    def test_signs_in_to_a_server_by_its_address(self, me: str, url: str) -> None:
        run("logout")
        done = run("login", f"{url}/", "--email", me, "--password-stdin", given=f"{PASSWORD}\n")
        assert done.stdout == f"You are {me} at {url}.\n"
        assert profile().url == url

    def test_tells_a_wrong_password_in_a_sentence(self, me: str) -> None:
        done = run("login", "--email", me, "--password-stdin", given="something else\n")
        assert done.exit_code == 1
        assert "password" in str(done.exception)

    def test_a_token_that_was_revoked_is_told_with_what_to_do(self, server: ApiServer, me: str, url: str) -> None:
        server.ask("POST", "/profile/logout", token=profile().token)
        assert str(run("accounts").exception) == f"You are no longer signed in at {url}: `finpulse login {url}`."


class TestImport:
    def test_goes_into_an_account_in_the_statements_currency(self, me: str) -> None:
        done = run("import", file("chase.csv", DOLLARS))
        assert done.exit_code == 0
        assert done.stdout.startswith("chase.csv: 3 rows, 2 inserted, 0 duplicates, 1 rejected, 0 skipped\n  line 4: ")
        assert "in USD\n" in done.stdout
        assert [account["currency"] for account in data("accounts")] == ["USD"]  # type: ignore[attr-defined]
        assert [path.name for path in Path().iterdir()] == ["chase.csv"]

    def test_asks_for_a_currency_that_the_file_does_not_tell(self, me: str) -> None:
        done = run("import", file("chase.csv", NO_CURRENCY))
        assert done.exit_code == 3
        assert "chase.csv: not imported. chase.csv doesn't say which currency it is in." in done.stderr
        assert data("transactions") == []
        assert run("import", "chase.csv", "--currency", "usd").exit_code == 0
        assert {row["currency"] for row in data("transactions")} == {"USD"}  # type: ignore[attr-defined]

    def test_a_protected_pdf_is_opened_by_a_password_from_a_file(self, me: str) -> None:
        rows = table((40, 100, -430), ("Date", "Description", "Amount"), ("13/03/2026", "Shop", "-10.00"))
        Path("march.pdf").write_bytes(drawn(rows, passwords=("owner", "opens-it")))
        refused = run("import", "march.pdf", "--currency", "EUR")
        assert (refused.exit_code, "needs a password" in refused.stderr) == (1, True)
        done = run("import", "march.pdf", "--currency", "EUR", "--password-file", file("secret", "opens-it\n"))
        assert "march.pdf: 1 rows, 1 inserted" in done.stdout, done.output

    def test_makes_an_account_for_each_currency_and_asks_between_two(self, me: str) -> None:
        run("import", file("chase.csv", DOLLARS))
        assert run("import", file("giro.csv", DOLLARS.replace("USD", "EUR"))).exit_code == 0
        assert run("account", "add", "Savings", "--currency", "EUR").exit_code == 0
        asks = run("import", file("more.csv", DOLLARS.replace("USD", "EUR").replace("Bakery", "Butcher")))
        assert asks.exit_code == 3
        assert "giro (" in asks.stderr
        assert run("import", "more.csv", "--account", "savings").exit_code == 0
        names = {account["name"]: account["balance"] for account in data("accounts")}  # type: ignore[attr-defined]
        assert names == {"Main": 895.5, "giro": 895.5, "Savings": 895.5}

    def test_a_new_account_is_made_where_its_currency_is_told(self, me: str) -> None:
        assert run("import", file("a.csv", NO_CURRENCY), "--account", "Wise").exit_code == 3
        assert run("import", "a.csv", "--account", "Wise", "--currency", "GBP").exit_code == 0
        assert "Wise" in run("accounts").stdout

    def test_takes_folders_and_standard_input_and_tells_of_each(self, me: str) -> None:
        Path("year").mkdir()
        file("year/a.csv", DOLLARS)
        file("year/b.csv", "no statement at all")
        file("year/.hidden", DOLLARS)
        done = run("import", "year")
        assert done.exit_code == 1
        assert "year: 1 hidden files are left out." in done.stderr
        assert "b.csv: not imported." in done.stderr
        again = run("import", "-", "--name", "piped.csv", given=DOLLARS)
        assert again.stdout.startswith("piped.csv: 3 rows, 0 inserted, 2 duplicates, 1 rejected, 0 skipped")

    def test_a_dry_run_shows_the_reading_and_imports_nothing(self, me: str) -> None:
        done = run("import", file("chase.csv", DOLLARS), "--dry-run")
        assert "date: Date" in done.stdout
        assert "would be: 3 total, 2 inserted" in done.stdout
        assert data("transactions") == []

    def test_questions_are_told_and_then_answered(self, me: str) -> None:
        done = run("import", file("days.csv", TWO_ORDERS), "--currency", "UZS")
        assert done.exit_code == 3
        job = data("jobs")[0]["id"]  # type: ignore[index]
        assert f"finpulse answer {job} date_order=" in done.stderr
        for order, day in (("dmy", "2026-03-05"), ("mdy", "2026-05-03")):
            assert run("answer", str(job), f"date_order={order}").exit_code == 0
            assert [row["date"] for row in data("search", "bread")] == [day]  # type: ignore[attr-defined]

    def test_a_terminal_is_asked(self, me: str) -> None:
        file("days.csv", TWO_ORDERS)
        shown = on_terminal("import", "days.csv", answers=["UZS", "2"])
        assert "doesn't say which currency it is in. Which one" in shown
        assert "Which one" in shown
        assert len(data("transactions")) == 3  # type: ignore[arg-type]
        assert not data("jobs", "--needs-review")

    def test_without_a_sign_in_it_is_this_machines_own_person_and_never_the_demo_user(self, settings: Settings) -> None:
        done = run("import", file("chase.csv", DOLLARS))
        assert done.exit_code == 0
        assert f"You are {OWN_EMAIL} on this machine" in done.stderr
        assert profile().email == OWN_EMAIL

    def test_without_a_stack_it_says_how_to_get_one(self, settings: Settings) -> None:
        (settings.home / "api-url").unlink()
        done = run("import", file("chase.csv", DOLLARS))
        assert str(done.exception).startswith("No Fin-Pulse runs on this machine, and you are signed in nowhere")


class TestLooking:
    def test_rows_are_listed_searched_and_taken_back(self, me: str) -> None:
        run("import", file("chase.csv", DOLLARS))
        assert "Bakery" in run("transactions", "--max", "0").stdout
        assert run("search", "bakery", "--from", "2026-03-01").stdout.count("-4.50") == 1
        assert run("search", "florist").stdout == "No transaction is like that.\n"
        job = str(data("jobs")[0]["id"])  # type: ignore[index]
        assert run("undo", job).stdout == "chase.csv: undone, 2 rows are gone.\n"
        assert data("transactions") == []

    def test_rejected_rows_come_in_the_files_own_form(self, me: str) -> None:
        run("import", file("chase.csv", DOLLARS))
        job = str(data("jobs")[0]["id"])  # type: ignore[index]
        assert "never,x,-1,USD" in run("rejects", job).stdout
        run("rejects", job, "--out", "mend.csv")
        mended = Path("mend.csv").read_text().replace("never", "2026-03-05")
        assert run("import", file("mended.csv", mended)).exit_code == 0
        assert len(data("transactions")) == 3  # type: ignore[arg-type]

    def test_rules_are_made_and_applied(self, me: str) -> None:
        run("import", file("chase.csv", DOLLARS))
        assert run("rules", "add", "bakery", "--category", "Groceries").exit_code == 0
        rule = data("rules", "list")[0]["id"]  # type: ignore[index]
        assert run("rules", "apply", str(rule)).stdout == f"Rule {rule} over history: completed.\n"
        assert [row["category"] for row in data("search", "bakery")] == ["Groceries"]  # type: ignore[attr-defined]
        assert run("rules", "remove", str(rule)).exit_code == 0

    def test_the_dashboard_has_bars(self, me: str) -> None:
        run("import", file("chase.csv", DOLLARS))
        shown = run("dashboard", "--from", "2026-03-01", "--to", "2026-03-31").stdout
        assert "income                                900.00" in shown
        assert "█" in shown

    def test_another_users_job_is_not_there(self, me: str) -> None:
        run("import", file("chase.csv", DOLLARS))
        job = data("jobs")[0]["id"]  # type: ignore[index]
        run("register", f"{secrets.token_hex(6)}@example.org", "--password-stdin", given=f"{PASSWORD}\n")
        assert str(run("undo", str(job)).exception) == f"There is no job {job}."


def test_a_misspelt_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "finpulse.cli", "status"]
    own = {**os.environ, "FINPULSE_RATE_LIMIT": "off", "PYTHONPATH": str(CHECKOUT)}
    told = subprocess.run(command, env=own, capture_output=True, text=True, check=False).stderr
    assert told == (
        "finpulse: FINPULSE_RATE_LIMIT is no setting of Fin-Pulse and does nothing; "
        "did you mean FINPULSE_RATE_LIMITS?\n"
    )


def on_terminal(*arguments: str, answers: list[str]) -> str:
    """What a command shows on a terminal where somebody types these answers."""
    near, far = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "dumb"}
    command = [sys.executable, "-m", "finpulse.cli", *arguments]
    with subprocess.Popen(command, env=environment, stdin=far, stdout=far, stderr=far) as process:
        os.close(far)
        os.write(near, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        while piece := _read(near):
            shown += piece
        process.wait(60)
    os.close(near)
    return shown.decode()


def _read(near: int) -> bytes:
    try:
        return os.read(near, 4096)
    except OSError:  # On Linux a terminal ends so once nobody has it open.
        return b""
