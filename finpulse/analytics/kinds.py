"""Whether a category tells of income, of spending, or of a transfer that is neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, Kind

DEFAULT_KINDS: Final[Mapping[str, Kind]] = {category.name: category.kind for category in DEFAULT_CATEGORIES}
# A name that neither the defaults nor the user's own categories know, as a statement may bring it.
UNKNOWN: Final[Kind] = "spending"


def default_names(kind: Kind) -> list[str]:
    """The default categories of one kind."""
    return [name for name, its_kind in DEFAULT_KINDS.items() if its_kind == kind]
