"""docs/performance.md says what the published bench.json says."""

from __future__ import annotations

import json

import pytest

from scripts.bench.page import BEGIN, END, PAGE, PUBLISHED, rewritten


def test_the_published_page_is_what_its_results_make_of_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    results = json.loads((PUBLISHED / "bench.json").read_text(encoding="utf-8"))
    assert rewritten(page, results) == page


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    results = json.loads((PUBLISHED / "bench.json").read_text(encoding="utf-8"))
    page = rewritten(f"before\n{BEGIN}\nwhat stood there\n{END}\nafter\n", results)
    assert page.startswith(f"before\n{BEGIN}\n")
    assert page.endswith(f"\n{END}\nafter\n")
    assert "what stood there" not in page


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        rewritten("no marks", {})
