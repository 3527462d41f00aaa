"""Passwords that people choose are refused, and judging any takes a bounded time."""

from __future__ import annotations

import pytest

from finpulse.credentials import guessing
from finpulse.credentials.guessing import check_guessable
from finpulse.errors import InvalidInput

ADDRESS = "ada.lovelace@analytical.example"


@pytest.mark.parametrize(
    "password",
    [
        " " * 12,
        "x" * 40,
        "password1234",
        "P@ssw0rd1234",
        "qwertyuiop12",
        "123456789012",
        "abcdefghijklmnop",
        "iloveyou2024",
        "1qaz2wsx3edc",
        "passwordpassword",
        "finpulse2026",
        "ada.lovelace@analytical.example",
        "LovelaceAnalytical1",
        "密码" * 6,
        "summer summer 99",
    ],
)
def test_what_people_choose_is_refused_with_advice(password: str) -> None:
    with pytest.raises(InvalidInput, match=r"password: This password is easy to guess\. .*Take words"):
        check_guessable(password, ADDRESS)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "a long new password",
        "tLk7#mQ2vX9p",
        "пять гусей на коньках",
        "x" * 20 + "tLk7#mQ2vX9p",
    ],
)
def test_what_is_hard_to_guess_is_taken(password: str) -> None:
    check_guessable(password, ADDRESS)


def test_no_more_of_a_password_is_judged_than_takes_a_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """zxcvbn takes seconds for 72 of the signs that stand for letters."""
    judged: list[int] = []
    monkeypatch.setattr(guessing, "_judged", lambda text: judged.append(len(text)) or guessing.Guesses(1e9, ""))
    check_guessable("4@8({[</369&#!1/|0$5+7%2" * 3, ADDRESS)
    assert judged == [20, 20]
