"""Uzbek: Cyrillic as Latin, and the suffixes that a noun may carry."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_LETTERS: Final = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ж": "j",
    "з": "z",
    "и": "i",
    "й": "y",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "x",
    "ц": "s",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ў": "o",
    "қ": "q",
    "ғ": "g",
    "ҳ": "h",
}
ONLY_UZBEK: Final = frozenset("ўқғҳ")
# Plural, possessives, cases and what makes an adjective of a case; without apostrophes, as keys are.
SUFFIXES: Final = (
    "lar",
    "larim",
    "larimiz",
    "im",
    "m",
    "imiz",
    "miz",
    "ing",
    "i",
    "si",
    "ni",
    "ning",
    "ga",
    "ka",
    "qa",
    "da",
    "dan",
    "dagi",
    "gi",
    "ki",
    "gacha",
    "cha",
    "lik",
    "dek",
    "mi",
    "siz",
)
LONGEST_INFLECTION: Final = 14


def latin(key: str) -> str:
    """A Cyrillic key in Latin letters, without apostrophes.

    >>> latin("қанча")
    'qancha'
    """
    return "".join(_LETTERS.get(letter, letter) for letter in key)


@lru_cache(maxsize=4096)
def is_inflection(ending: str) -> bool:
    """Whether an ending is made of suffixes alone.

    >>> is_inflection("imning"), is_inflection("flix")
    (True, False)
    """
    if not ending:
        return True
    if len(ending) > LONGEST_INFLECTION:
        return False
    return any(ending.startswith(suffix) and is_inflection(ending[len(suffix) :]) for suffix in SUFFIXES)
