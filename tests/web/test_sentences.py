"""Sentences of services in the page's language: known by their form, values kept, the rest marked as English."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from flask import Flask, g

import finpulse
from finpulse.balances.balance_chain import Break
from finpulse.proofs.sentences import CheckKind, broken_sentence, check_sentence, section_sentence
from finpulse.web.sentences.files import FILES
from finpulse.web.sentences.proofs import PROOFS
from finpulse.web.sentences.questions import QUESTIONS
from finpulse.web.sentences.refusals import REFUSALS
from finpulse.web.sentences.rows import ROWS
from finpulse.web.sentences.said import meant, said, translated
from tests.support.browser import signed_in
from tests.support.jobs import IMPORT_STAGES, Run, upload

PACKAGE = Path(finpulse.__file__).parent
# Its mark is put into each of these where the question is made.
OF_DECIMAL_MARKS = {text for text in QUESTIONS if "1.234" in text or "1,234" in text}
ASKING = """Date,Amount,Description
05/03/2026,-1.00,Bread
02/04/2026,-2.00,Milk
11/01/2026,3.00,Refund
11/02/2026,x3,Tea
"""


@pytest.fixture(params=["ru_RU", "uz_UZ"])
def page(app: Flask, request: pytest.FixtureRequest) -> Iterator[str]:
    with app.test_request_context():
        g.profile_locale = request.param
        yield request.param


def constants() -> set[str]:
    trees = [ast.parse(path.read_text()) for path in PACKAGE.rglob("*.py") if "sentences" not in path.parts]
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_each_form_without_values_is_told_by_a_service() -> None:
    told = constants()
    whole = {text for text in (*QUESTIONS, *PROOFS, *ROWS, *FILES, *REFUSALS) if "%(" not in text} - OF_DECIMAL_MARKS
    joined = "\n".join(told)
    assert [text for text in whole if text not in joined] == []


def test_what_checks_find_is_said_with_its_figures(page: str) -> None:
    broken = Break(3, 5, None, Decimal("99.00"), Decimal("97.50"), Decimal("90.00"))
    proofs = [check_sentence(kind, holds, 40) for kind in get_args(CheckKind) for holds in (40, 39)]
    for sentence in (*proofs, broken_sentence(broken), broken_sentence(broken, [4]), section_sentence(broken)):
        assert translated(sentence) not in (None, sentence), sentence
    assert "7.50" in said(broken_sentence(broken))


def test_reasons_within_reasons_are_said_whole_or_not_at_all(page: str) -> None:
    reason = (
        "perhaps this transaction was there already: it has the same amount 2 days apart, in other words for the same "
        "payee, as 95% of the rows that both lists should have, and the balances hold"
    )
    told = translated(reason)
    assert told is not None
    assert "95%" in told
    assert not {"the", "same", "amount"} & set(told.split())
    assert "Сумма &lt;b&gt;" in said('"<b>" is no amount in column "Сумма <b>"')
    unknown = 'something <i> else in column "Amount"'
    assert said(unknown) == '<span lang="en">something &lt;i&gt; else in column &#34;Amount&#34;</span>'
    assert said("2026") == "2026"
    assert translated('Which of these words means money out: "D" or a blank cell?') is not None
    assert meant("currency", "UZS", "Uzbekistani Som") != "Uzbekistani Som"


def test_a_page_of_an_import_says_nothing_in_english(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    job_id = upload(client, ASKING, client.account(currency="UZS"), IMPORT_STAGES, run)
    client.request("PATCH", "/profile", json={"locale": "ru_RU"})
    page = browser.open(f"/imports/{job_id}").text
    assert "Каждый день в файле может быть и месяцем" in page
    assert "«x3» – не сумма, столбец «Amount»" in page
    assert '<span lang="en">' not in page
