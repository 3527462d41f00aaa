"""What kinds of places are called in a hundred languages: an extract of OpenStreetMap's id-tagging-schema.

`words_osm.tsv.gz` is written by `scripts/build_words.py`; its licence lies beside it. Entries are folded already.
"""

from __future__ import annotations

import gzip
from importlib.resources import files


def place_words() -> dict[str, str]:
    """{category: entries between commas}."""
    packed = (files(__package__) / "words_osm.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return {category: entries for category, _, entries in (line.partition("\t") for line in lines)}
