"""Each threat that SECURITY.md names as stopped has a test that is there."""

from __future__ import annotations

import re

import pytest

from finpulse.embedded.launch import CHECKOUT

PAGE = (CHECKOUT / "SECURITY.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
_, _, *THREATS = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: " ".join(cell.strip() for cell in threat[:2]))
def test_a_threat_names_what_shows_that_it_is_stopped(threat: list[str]) -> None:
    assert len(threat) == 4
    assert all(cell.strip() for cell in threat)
    shown_by = re.findall(r"`([^`]+)`", threat[3])
    assert shown_by
    assert any(name.startswith("tests/") for name in shown_by)
    for name in shown_by:
        path = CHECKOUT / name
        modules = [path] if path.suffix == ".py" else sorted(path.glob("test_*.py"))
        tested = modules and all("def test_" in module.read_text(encoding="utf-8") for module in modules)
        assert tested or name.removeprefix("make ") in TARGETS, name


def test_what_is_threatened_is_named() -> None:
    assert len(THREATS) > 20
