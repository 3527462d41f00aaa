"""What this Python is known to do badly with others' files, and the release that does it well."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final, NamedTuple
from xml.parsers import expat


class _Hole(NamedTuple):
    """What is wrong, and the first release without it of each line of releases; all later lines are without it."""

    what: str
    mended: Mapping[tuple[int, int], int]


_HOLES: Final = (
    _Hole(
        "its HTMLParser takes quadratic time on broken pages (CVE-2025-6069)", {(3, 11): 14, (3, 12): 12, (3, 13): 6}
    ),
    _Hole("its zipfile opens archives whose parts overlap (CVE-2024-0450)", {(3, 11): 8, (3, 12): 2}),
)
_EXPAT: Final = (2, 7, 2)


def known_holes(
    python: tuple[int, int, int] = sys.version_info[:3], expat_version: tuple[int, int, int] = expat.version_info
) -> list[str]:
    """A sentence for each hole in what reads files here; children with limits keep them from doing harm.

    >>> known_holes((3, 12, 12), (2, 7, 3))
    []
    >>> known_holes((3, 12, 4), (2, 7, 3))[0][-38:]
    'Python 3.12.12 or newer is without it.'
    """
    line, number = python[:2], python[2]
    found = [
        f"This is Python {_dotted(python)}: {hole.what}. "
        f"Python {_dotted((*line, hole.mended[line]))} or newer is without it."
        for hole in _HOLES
        if line in hole.mended and number < hole.mended[line]
    ]
    if expat_version < _EXPAT:
        found.append(
            f"This Python reads XML by expat {_dotted(expat_version)}, which can be made to take quadratic time and "
            f"much memory (CVE-2023-52425, CVE-2025-59375). A Python with expat {_dotted(_EXPAT)} or newer can't."
        )
    return found


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
