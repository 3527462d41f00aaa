"""No regular expression of the package takes more than a time that grows with the length of a text."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.support.patterns import Growing, UsedPattern, texts_against, used_patterns

# A pattern that is through with each of these sizes in the time beside it is linear: a quadratic one takes far longer.
# One that isn't is tried on a text four times as long, for which a quadratic one takes sixteen times as long.
SIZES = {500: 0.0001, 2_000: 0.0001, 8_000: 0.0004}
TIMES, MOST_TIMES = 4, 8
SECONDS = 0.5
PATTERNS = used_patterns()


@pytest.mark.parametrize("used", PATTERNS, ids=[each.where for each in PATTERNS])
def test_a_pattern_is_linear(used: UsedPattern) -> None:
    for text in texts_against(used.pattern):
        for method in sorted(used.methods):
            assert is_linear(used.pattern, method, text), (used.pattern.pattern, method, text)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"\s*$x", "search"), (r"(?:a+)+b", "match"), (r"a*a*b", "match"), (r"\[[^\]]*\]", "sub"), (r".*[/\\]", "sub")],
)
def test_a_superlinear_pattern_is_found(pattern: str, method: str) -> None:
    compiled = re.compile(pattern)
    assert not all(is_linear(compiled, method, text) for text in texts_against(compiled))


def test_the_patterns_of_the_package_are_found() -> None:
    assert {"_TOKEN", "_LEVELS", "_CHARSET"} <= {each.where.rsplit(".", 1)[-1] for each in PATTERNS}
    assert len(PATTERNS) > 200


def is_linear(pattern: re.Pattern[Any], method: str, text: Growing) -> bool:
    """Whether a use of a pattern takes no more than proportional time; one quiet try of three shows that."""
    return any(_is_quick_or_proportional(pattern, method, text) for _ in range(3))


def _is_quick_or_proportional(pattern: re.Pattern[Any], method: str, text: Growing) -> bool:
    try:
        with at_most(SECONDS):
            for size, quick in SIZES.items():
                took = seconds(pattern, method, text.of(size, pattern))
                if took > quick:
                    took = min(took, seconds(pattern, method, text.of(size, pattern)))
                    return seconds(pattern, method, text.of(TIMES * size, pattern)) < MOST_TIMES * took
    except TimeoutError:
        return False
    return True


def seconds(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    """The processor time of one use."""
    use = getattr(pattern, method)
    arguments = (b"" if isinstance(text, bytes) else "", text) if method in ("sub", "subn") else (text,)
    began = time.thread_time()
    result = use(*arguments)
    if method == "finditer":
        for _ in result:
            pass
    return time.thread_time() - began


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Raise TimeoutError after so many seconds of processor time, which the engine of `re` heeds."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
