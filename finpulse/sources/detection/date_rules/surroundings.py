"""The columns of a table and the lines above it -> what stands around its days, for their order to be decided by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.date_rules.date_customs import Surroundings
from finpulse.sources.detection.roles import Roles

# Rows whose texts are looked through for words of a country.
_MOST_TEXTS: Final = 100
_WORDS_OF_DAYS: Final = re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")


def surroundings(table: Sequence[ColumnEvidence], roles: Roles, preamble: str, currency: str | None) -> Surroundings:
    """What the file says around its booking dates; `currency` is the one that it names."""
    assert roles.date
    others = [column for column in table if column is not roles.date and column.share(CellKind.DAY) >= MOSTLY]
    texts = [column for column in table if column.index in roles.positions("description") + roles.positions("merchant")]
    return Surroundings(
        header=roles.date.header,
        day_columns=tuple(column.days for column in others),
        preamble_days=tuple(_WORDS_OF_DAYS.findall(preamble)),
        names=" | ".join(column.header for column in table),
        texts=[
            " ".join(column.cells[row] for column in texts) for row in range(min(len(roles.date.cells), _MOST_TEXTS))
        ],
        currency=currency,
        newest_first=_proven_direction(roles),
    )


def _proven_direction(roles: Roles) -> bool | None:
    """Whether the rows run back in time, if the balance fits to the cent in one direction only."""
    if not roles.balance or not roles.amount or not (roles.amount.sign_counts[-1] and roles.amount.sign_counts[1]):
        return None
    fits = {back: true_signs(roles.amount.amounts, roles.balance.amounts, back) for back in (True, False)}
    along = [back for back, signs in fits.items() if signs and sum(signs) == sum(map(abs, signs)) > 1]
    return along[0] if len(along) == 1 else None
