"""`make audit` never takes what could not be looked up for what is good."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from scripts import audit

GOOD = {"name": "good", "version": "1.0", "vulns": []}
BAD = {"name": "bad", "version": "2.0", "vulns": [{"id": "CVE-2030-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found and could not be audited"}


def program(code: str) -> tuple[str, ...]:
    """A program in the place of pip-audit."""
    return (sys.executable, "-c", code)


@pytest.mark.parametrize(
    ("packages", "code", "told"),
    [
        ([GOOD], 0, "1 of 1 packages checked, 0 known holes.\n"),
        ([GOOD, BAD], 1, "bad 2.0: CVE-2030-1, mended in 2.1\n2 of 2 packages checked, 1 known holes.\n"),
        ([GOOD, UNKNOWN], 3, "1 of 2 packages checked, 0 known holes.\n"),
    ],
)
def test_each_outcome_has_its_code(
    packages: list[object], code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = json.dumps({"dependencies": packages, "fixes": []})
    monkeypatch.setattr(audit, "PIP_AUDIT", program(f"print({report!r})"))
    assert audit.main(["some.lock"]) == code
    said = capsys.readouterr()
    assert said.out == told
    assert ("unknown" in said.err) == (UNKNOWN in packages)


def test_a_database_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    away = "import sys; sys.exit('requests.exceptions.ConnectionError: Max retries exceeded')"
    monkeypatch.setattr(audit, "PIP_AUDIT", program(away))
    assert audit.main(["some.lock"]) == audit.UNCHECKED
    assert "nothing was checked" in capsys.readouterr().err


def test_a_file_that_can_t_be_read_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "PIP_AUDIT", program("import sys; sys.exit('requirement x does not contain a hash')"))
    with pytest.raises(SystemExit, match="does not contain a hash"):
        audit.audit([Path("some.lock")])
