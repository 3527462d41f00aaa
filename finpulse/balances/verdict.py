"""What a bank's own balances say of rows; apart from the tables, so that whoever reads files loads no database."""

from __future__ import annotations

from typing import Literal

# Something proves all of a statement's rows, something contradicts them, or neither.
Verdict = Literal["proven", "contradicted", "unprovable"]
