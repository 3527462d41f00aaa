"""Each error says what it is by a code of one list, and its type leads to a page that explains it."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse import errors
from finpulse.embedded.launch import CHECKOUT
from finpulse.errors import FinPulseError
from finpulse.problems.problem_types import ProblemType
from tests.support.client import Client
from tests.support.problems import problem_of

# These tell an operator or another part of the service something, and no client.
NO_CLIENTS = {
    "SettingError",
    "LeaseLost",
    "StageNeeded",
    "CommitLost",
    "Cancelled",
    "BackupError",
    "QueryFailed",
    "FinPulseError",
}
# The library's own, each known by its status: raised where no sentence of ours says more.
BY_STATUS = {"NotAcceptable", "UnsupportedMediaType"}


def named_in(module: str, names: set[str]) -> list[str]:
    """The names, out of these, that a module raises."""
    tree = ast.parse(module)
    calls = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    return [call.func.id for call in calls if isinstance(call.func, ast.Name) and call.func.id in names]


def test_every_error_that_a_client_may_see_has_a_code() -> None:
    ours = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, FinPulseError)]
    assert {kind.__name__ for kind in ours if kind.problem is None} == NO_CLIENTS


def test_no_view_raises_what_has_no_code() -> None:
    import werkzeug.exceptions  # noqa: PLC0415 - its names are what is looked for.

    foreign = {name for name in vars(werkzeug.exceptions) if name[0].isupper()} - BY_STATUS
    sources = {path: path.read_text("utf-8") for path in sorted((CHECKOUT / "finpulse" / "api").rglob("*.py"))}
    own = {name for name in vars(errors) if name[0].isupper()}
    raised = {str(path): named_in(source, foreign - own) for path, source in sources.items()}
    assert {path: names for path, names in raised.items() if names} == {}


def test_what_a_raise_names_is_in_the_list() -> None:
    for path in sorted((CHECKOUT / "finpulse").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ProblemType":
                assert hasattr(ProblemType, node.attr), f"{path}: {node.attr}"


@pytest.mark.parametrize("kind", list(ProblemType), ids=lambda kind: kind.code)
def test_a_type_leads_to_its_page(nobody: Client, kind: ProblemType) -> None:
    page = nobody.request("GET", kind.uri, headers={"Accept": "text/html"})
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert kind.code in page.text
    assert 400 <= kind.status < 600


def test_the_list_names_all_of_them(nobody: Client) -> None:
    page = nobody.request("GET", "/problems").text
    assert all(f'href="{kind.uri}"' in page for kind in ProblemType)
    assert problem_of(nobody.request("GET", "/problems/none"), 404)["code"] == "not_found"


def test_the_documentation_names_all_codes(nobody: Client) -> None:
    schema = nobody.get("/openapi.json")["components"]["schemas"]["Problem"]
    assert schema["properties"]["code"]["enum"] == [kind.code for kind in ProblemType]


@pytest.mark.parametrize(
    ("method", "path", "options", "code"),
    [
        ("GET", "/nowhere", {}, "not_found"),
        ("DELETE", "/accounts", {}, "method_not_allowed"),
        ("POST", "/accounts", {"data": b"x", "content_type": "text/plain"}, "unsupported_media_type"),
        ("POST", "/accounts", {"json": {}}, "invalid_input"),
        ("GET", "/accounts/1", {"headers": {"Accept": "text/html"}}, "not_acceptable"),
        ("GET", "/static/docs.html", {"headers": {"Range": "bytes=999999-"}}, "range_not_satisfiable"),
    ],
)
def test_codes_of_what_goes_wrong(client: Client, method: str, path: str, options: Any, code: str) -> None:
    answer = client.request(method, path, **options)
    problem = problem_of(answer, answer.status_code)
    assert (problem["code"], problem["type"]) == (code, f"/problems/{code}")


def test_tokens_say_what_is_wrong_with_them(nobody: Client, client: Client) -> None:
    assert problem_of(nobody.request("GET", "/profile"), 401)["code"] == "unauthenticated"
    nobody.token = "none"
    assert problem_of(nobody.request("GET", "/profile"), 401)["code"] == "invalid_token"
    client.request("POST", "/profile/logout")
    assert problem_of(client.request("GET", "/profile"), 401)["code"] == "revoked_token"


def test_an_error_of_a_job_is_a_problem_also_where_it_was_kept_without_a_code(client: Client, session: Session) -> None:
    job_id = client.upload("date,amount\n2026-01-01,-1\n").json["id"]  # type: ignore[index]
    kept = '{"type": "about:blank", "title": "The job failed", "status": 422, "detail": "Why."}'
    session.execute(
        text("UPDATE jobs SET status = 'failed', error = CAST(:kept AS jsonb) WHERE id = :id"),
        {"kept": kept, "id": job_id},
    )
    session.commit()
    error = client.get(f"/etl/jobs/{job_id}")["error"]
    assert (error["code"], error["type"], error["detail"]) == ("job_failed", "/problems/job_failed", "Why.")
