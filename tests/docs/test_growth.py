"""docs/growth.md names whatever may grow: no table is added without a word of what bounds it."""

from __future__ import annotations

import re

from finpulse.embedded.launch import CHECKOUT
from finpulse.models import Base


def test_every_table_is_named_with_its_bound() -> None:
    page = (CHECKOUT / "docs" / "growth.md").read_text(encoding="utf-8")
    lines = [line.split("|")[1:4] for line in page.partition("## Files")[0].splitlines() if line.startswith("| `")]
    assert all(bound.strip() for _, _, bound in lines)
    named = [name for names, _, _ in lines for name in re.findall(r"`(\w+)`", names)]
    assert sorted(named) == sorted([*Base.metadata.tables, "alembic_version"])
