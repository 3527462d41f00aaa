"""How many guesses a password takes, by zxcvbn: lists of what people choose, and patterns such as repeats and dates."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from finpulse.errors import InvalidInput, SettingError

# zxcvbn's third of four degrees: safe against guessing online, and for long against guessing over our bcrypt hashes.
LEAST_GUESSES: Final = 1e8
# Nothing makes whoever tries a program's password wait.
LEAST_GUESSES_OF_A_PROGRAM: Final = 1e14
# A text of all the letters that stand for others (`4@8({[<…`) takes it 0.1 s at 20 characters, and 7 s at 72.
JUDGED: Final = 20
SHORTEST_OWN_WORD: Final = 3
ADVICE: Final = "Take words that have nothing to do with each other, or let a password manager make one."
OUR_NAMES: Final = ("fin-pulse", "finpulse")


class Guesses(NamedTuple):
    """How many guesses it takes, and what makes it guessable, empty where nothing special does."""

    guesses: float
    why: str


def check_guessable(password: str, address: str) -> None:
    """Refuse a password that somebody would find who tries what people choose. Raises InvalidInput.

    The address's words are worth nothing in it. Of a long one its beginning or its end has to do.
    """
    rest = _without_own_words(password, address)
    verdict = max(_judged(rest[:JUDGED]), _judged(rest[-JUDGED:]))
    if verdict.guesses < LEAST_GUESSES:
        said = ("This password is easy to guess.", verdict.why, ADVICE)
        raise InvalidInput({"password": [" ".join(filter(None, said))]})


def check_secret(setting: str, secret: str, least: float = LEAST_GUESSES_OF_A_PROGRAM) -> str:
    """Return a secret that a program shows to another. Raises SettingError for one that takes fewer guesses."""
    if _judged(secret[: 2 * JUDGED]).guesses < least:
        raise SettingError(setting, "easy to guess", "a random secret, such as `openssl rand -hex 32` prints")
    return secret


def _without_own_words(password: str, address: str) -> str:
    """The password with a blank for each of our names and of the address's words."""
    own = (*OUR_NAMES, address, *re.split(r"[@.+_-]", address))
    for word in sorted(own, key=len, reverse=True):
        if len(word) > SHORTEST_OWN_WORD:
            password = re.sub(re.escape(word), " ", password, flags=re.IGNORECASE)
    return password


def _judged(text: str) -> Guesses:
    # Its lists are 13 MB, which only a process that has a password to judge should hold.
    from zxcvbn import zxcvbn  # noqa: PLC0415 - as the comment says.

    # It takes words of one's own too, but keeps them for the whole process, so two threads would mix theirs up.
    found = zxcvbn(text or " ")
    return Guesses(float(found["guesses"]), str(found["feedback"]["warning"]))
