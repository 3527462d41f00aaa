"""Ways to damage a statement, drawn by a seeded random number so that each can be repeated."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from typing import Final

LONGEST: Final = 120_000
Mutation = Callable[[random.Random, bytes], bytes]
_ZIP: Final = b"PK\x03\x04"
# A mutated archive is hardly ever one still, so that mostly a file in it is mutated, and packed again.
_INSIDE: Final = 0.8


def mutated(random_: random.Random, content: bytes) -> bytes:
    """The content after one to four mutations; of an archive mostly one of the files in it."""
    if content.startswith(_ZIP) and random_.random() < _INSIDE:
        return _mutated_inside(random_, content)
    for _ in range(random_.randint(1, 4)):
        content = random_.choice(MUTATIONS)(random_, content) if content else b"\0"
    return content[:LONGEST]


def _mutated_inside(random_: random.Random, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = random_.choice(names)
        for name in names:
            inside = source.read(name)
            target.writestr(name, mutated(random_, inside) if name == chosen else inside)
    return packed.getvalue()


def _flip(random_: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random_.randint(1, 20)):
        changed[random_.randrange(len(changed))] = random_.randrange(256)
    return bytes(changed)


def _cut(random_: random.Random, content: bytes) -> bytes:
    start, end = sorted(random_.randrange(len(content) + 1) for _ in range(2))
    return content[start:end] if random_.random() < 0.3 else content[:start] + content[end:]


def _repeat(random_: random.Random, content: bytes) -> bytes:
    start, end = sorted(random_.randrange(len(content) + 1) for _ in range(2))
    return content[:end] + content[start:end] * random_.randint(1, 3) + content[end:]


def _insert(random_: random.Random, content: bytes) -> bytes:
    at = random_.randrange(len(content) + 1)
    return content[:at] + random_.choice(_POISONS) * random_.choice((1, 1, 2, 50)) + content[at:]


def _replace(random_: random.Random, content: bytes) -> bytes:
    old, new = random_.choice(_POISONS), random_.choice(_POISONS)
    return content.replace(old, new, random_.choice((1, 10, -1)))


def _shuffle_lines(random_: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    random_.shuffle(lines)
    return b"".join(lines)


def _recode(random_: random.Random, content: bytes) -> bytes:
    text = content.decode(random_.choice(("utf-8", "cp1252", "utf-16-le", "gb18030")), "replace")
    return text.encode(random_.choice(("utf-8-sig", "utf-16", "cp1251", "shift_jis", "utf-32", "cp1250")), "replace")


_POISONS: Final = tuple(
    part.encode()
    for part in (
        *",;\t|\"'\\\0\n\r.-+()",
        '""',
        "\r\n\r\n",
        "\ufeff",
        "\u202e",
        "9" * 30,
        "1e308",
        "-0,00",
        "NaN",
        "31.02.2024",
        "0000-00-00",
        "2024-13-45",
        "<STMTTRN>",
        "</Ntry>",
        ":61:",
        "^",
        "{",
        "]",
        "<!ENTITY a 'b'>",
        "PK\x03\x04",
        "1.234.567,89-",
        "\u0661\u0662",
        "💸",
    )
)
MUTATIONS: Final[tuple[Mutation, ...]] = (_flip, _cut, _repeat, _insert, _replace, _shuffle_lines, _recode)
