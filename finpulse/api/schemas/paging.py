"""The query of a list: how many rows, and after which."""

from __future__ import annotations

from typing import Final

from finpulse.api.schemas.fields import Text, Whole
from finpulse.api.schemas.inputs import Query

MOST: Final = 500
# A place in a list by the longest name that things are listed by, in base 64.
LONGEST_CURSOR: Final = 600


class PageArgs(Query):
    """How many rows, and after which."""

    limit = Whole(1, MOST, in_query=True, load_default=100)
    cursor = Text(
        least=1,
        most=LONGEST_CURSOR,
        load_default=None,
        metadata={"description": "From the Link header of the page before.", "pattern": "^[A-Za-z0-9_-]+={0,2}$"},
    )
