"""The encodings that a person or a file may name: those of text, and no other codec that Python has."""

from __future__ import annotations

import codecs
import encodings
import pkgutil
import re
from encodings.aliases import aliases
from typing import Final

# Python's other codecs make no text, or need more than bytes, such as idna, punycode, undefined and unicode_escape.
_OF_TEXT: Final = re.compile(
    r"utf_8|utf_8_sig|utf_(16|32)(_[bl]e)?|ascii|latin_1|cp\d+|iso8859_\d+|koi8_\w|kz1048|mac_\w+|ptcp154|tis_620|"
    r"hp_roman8|big5(hkscs)?|gb\w+|hz|euc_\w+|shift_\w+|iso2022_\w+|johab"
)
KNOWN: Final = frozenset(
    module.name for module in pkgutil.iter_modules(encodings.__path__) if _OF_TEXT.fullmatch(module.name)
)
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME: Final = 40


def known_encoding(name: str) -> str | None:
    """Python's name of the encoding, or None. Python never forgets a name that it was asked for, so it is not asked.

    >>> known_encoding("ISO-8859-1"), known_encoding("1252"), known_encoding("UTF8"), known_encoding("punycode")
    ('iso8859-1', 'cp1252', 'utf-8', None)
    """
    if len(name) > _LONGEST_NAME:
        return None
    key = _SEPARATORS.sub("_", name.strip().lower()).strip("_")
    module = aliases.get(key, key)
    return codecs.lookup(module).name if module in KNOWN else None
