"""A long answer, into a file or to standard output, piece by piece."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path


def write_pieces(pieces: Iterable[bytes], out: Path | None) -> None:
    """Write the pieces into the file, which appears only once it is whole; to standard output without one."""
    if out is None:
        stream = sys.stdout.buffer
        for piece in pieces:
            stream.write(piece)
        stream.flush()
        return
    draft = out.with_name(f"{out.name}.part")
    try:
        with draft.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
