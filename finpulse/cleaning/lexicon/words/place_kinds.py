"""Words for kinds of places in a hundred languages: an extract of OpenStreetMap's id-tagging-schema (ISC).

`place_kinds.tsv.gz` is written by `scripts/build_words.py`; its licence lies beside it. Its entries are folded.
"""

from __future__ import annotations

import gzip
from importlib.resources import files


def place_kind_words() -> dict[str, str]:
    """The table {category: entries separated by commas}."""
    packed = (files(__package__) / "place_kinds.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return {category: entries for category, _, entries in (line.partition("\t") for line in lines)}
