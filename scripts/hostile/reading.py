"""One file -> what an import would do with its bytes, and the processor time that it takes; called in a child."""

from __future__ import annotations

import time
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.pipeline.file_reading import ChunkSize, chunks_after, cleaned_pieces, detected
from finpulse.sources.formats import read_stated
from finpulse.sources.reading import Hints

_MOST_ROWS: Final = 20_000


def seconds_to_read(file: BinaryIO) -> tuple[float, str]:
    """The processor time of a file, and what came of it."""
    began = time.process_time()
    said = _read(file)
    return time.process_time() - began, said


def _read(file: BinaryIO) -> str:
    try:
        reading = detected(file, Hints(), {})
        rows = sum(chunk.row_count for chunk in chunks_after(file, reading, 0, ChunkSize(20_000, 8_000_000)))
        for _ in cleaned_pieces(file, reading, 1, frozenset(), _MOST_ROWS):
            pass
        read_stated(file, reading)
    except UnreadableFile as refused:
        return f"refused: {refused}"
    return f"{reading.format}, {rows} rows"
