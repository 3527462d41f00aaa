"""What a user's rules and corrections have decided about a row, beside what its texts alone say."""

from __future__ import annotations

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column


class Decided:
    """Which rule or correction has decided, and what was found without it: null where nothing else was decided.

    An id stays when its rule or correction is deleted, and leads nowhere then.
    """

    rule_id: Mapped[int | None] = mapped_column(BigInteger, sort_order=1)
    correction_id: Mapped[int | None] = mapped_column(BigInteger, sort_order=1)
    found_merchant: Mapped[str | None] = mapped_column(Text, sort_order=1)
    found_category: Mapped[str | None] = mapped_column(Text, sort_order=1)
    found_source: Mapped[str | None] = mapped_column(Text, sort_order=1)
