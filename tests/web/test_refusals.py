"""Every sentence with which a service refuses something that a page can ask for has a translation."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from flask import Flask, g

import finpulse
from finpulse import errors
from finpulse.web.sentences.said import translated

PACKAGE = Path(finpulse.__file__).parent
# What no page asks for: the command line's, the API's own forms, what speaks with other hosts, and drafts of a model.
ELSEWHERE = {"api", "assistant", "backup", "cli", "deliveries", "fetches", "fetching", "mcp", "outbound", "profiles"}
ELSEWHERE |= {"web", "webhooks", "exports", "health", "monitoring", "embedded", "events", "db", "config.py"}
# Whose sentence no page shows: one says that there is nothing, the other leads to the sign-in.
UNSHOWN = {"NotFound", "Unauthenticated", "Cancelled", "AddressRefused", "ProviderFailed"}
REFUSALS = {name for name, each in vars(errors).items() if getattr(each, "problem", None) is not None} - UNSHOWN
# Pages have words of their own for these, by the field or by what they offer instead; or offer no such choice.
SAID_OTHERWISE = re.compile(
    "You would lock yourself out|second factor; take|No authenticator waits|This is no code|With a second factor|"
    "This is no e-mail address|is no time zone|The password has|Somebody has registered|This is not the password|"
    "This password is easy|This key came|Plan |This is not the file of plan|regular expressions|send \\?rows=reread|"
    "The storage of uploads (has|is away)|another installation|first request"
)


@pytest.fixture(params=["ru_RU", "uz_UZ"])
def page(app: Flask, request: pytest.FixtureRequest) -> Iterator[str]:
    with app.test_request_context():
        g.profile_locale = request.param
        yield request.param


def test_no_refusal_that_a_page_can_show_is_left_in_english(page: str) -> None:
    untold = {sentence for path in modules() for sentence in refusals(path) if translated(sentence) is None}
    assert {sentence for sentence in untold if not SAID_OTHERWISE.search(sentence)} == set()


def modules() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if ELSEWHERE.isdisjoint(path.relative_to(PACKAGE).parts):
            yield path


def refusals(path: Path) -> Iterator[str]:
    """The sentences that are made into errors in a module, with figures for their values."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in REFUSALS]
    if not calls:
        return
    dotted = ".".join(("finpulse", *path.relative_to(PACKAGE).with_suffix("").parts))
    module = importlib.import_module(dotted)
    for call in calls:
        for argument in call.args:
            yield from _sentences(argument, module)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _sentences(node: ast.expr, module: ModuleType) -> Iterator[str]:
    """What this part of a call says: a text, one with values, a constant of the module, or lists and dicts of such."""
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _sentences(value, module)
    elif isinstance(node, ast.List):
        for value in node.elts:
            yield from _sentences(value, module)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(_shown(part, module) for part in node.values)
    elif isinstance(node, ast.Name) and isinstance(found := vars(module).get(node.id), str):
        yield found


def _shown(part: ast.expr, module: ModuleType) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    value: Any = vars(module).get(part.value.id) if isinstance(part.value, ast.Name) else None
    if isinstance(value, str):
        return value
    return SAMPLES.get(ast.unparse(part.value), "7")


# Values that are sentences or words themselves.
ADVICE = "Export the statement as CSV from your bank's website instead."
SAMPLES = {
    "error": ADVICE,
    "misfit": ADVICE,
    "self.advice": ADVICE,
    "packed.advice": ADVICE,
    "WORKBOOK.advice": ADVICE,
    "about_unread(pages)": (
        "These of its pages are pictures without text, which were not read: 7. Where the operator installs the extra "
        "`ocr` (`pip install finpulse[ocr]`), the text in pictures is read."
    ),
    "reason": "there is no date",
    "taught.__name__.lower()": "rule",
}
