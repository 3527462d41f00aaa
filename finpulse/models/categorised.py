"""Merchant and category of a transaction: what was found in its texts, and what its user has decided over that."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sqlalchemy import BigInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.cleaning.rules.decisions import Decision

# The sources of categories that the user has decided: by a rule, or by a correction.
DECIDED_SOURCES: Final = frozenset({"rule", "learned"})


class Assignment(NamedTuple):
    """A transaction's merchant and category, what has decided them, and what was found without that.

    `found_…` is None where nothing was decided over it, and `hand_…` where nothing was given by hand. The fields are
    columns of a transaction.
    """

    merchant: str
    category: str
    category_source: str
    rule_id: int | None
    correction_id: int | None
    found_merchant: str | None
    found_category: str | None
    found_source: str | None
    hand_merchant: str | None
    hand_category: str | None


class Categorised:
    """The columns of an assignment, and the changes that they can go through together.

    `hand_…` is what its user has given this very row. What is pinned was to hold for this row alone: no correction
    changes it, and of the rules only one that is to override it. The id of a rule or a correction stays when that is
    deleted, and leads nowhere then.
    """

    merchant: Mapped[str] = mapped_column(Text, server_default=text("''"), sort_order=1)
    category: Mapped[str] = mapped_column(Text, server_default=text("''"), sort_order=1)
    category_source: Mapped[str] = mapped_column(Text, server_default=text("'none'"), sort_order=1)
    rule_id: Mapped[int | None] = mapped_column(BigInteger, sort_order=1)
    correction_id: Mapped[int | None] = mapped_column(BigInteger, sort_order=1)
    found_merchant: Mapped[str | None] = mapped_column(Text, sort_order=1)
    found_category: Mapped[str | None] = mapped_column(Text, sort_order=1)
    found_source: Mapped[str | None] = mapped_column(Text, sort_order=1)
    hand_merchant: Mapped[str | None] = mapped_column(Text, sort_order=1)
    hand_category: Mapped[str | None] = mapped_column(Text, sort_order=1)
    merchant_pinned: Mapped[bool] = mapped_column(server_default=text("false"), sort_order=1)
    category_pinned: Mapped[bool] = mapped_column(server_default=text("false"), sort_order=1)

    def decide(self, decision: Decision) -> None:
        """Let a rulebook's decision hold, except over what is pinned."""
        for column, value in assignment_after(self, decision)._asdict().items():
            setattr(self, column, value)

    def find_merchant(self, merchant: str) -> None:
        """Note the merchant that the texts name; it stands behind one that was given already."""
        if self.found_merchant is None:
            self.merchant = merchant
        else:
            self.found_merchant = merchant

    def find_category(self, category: str, source: str) -> None:
        """Note the category that the texts tell; it stands behind one that was given already."""
        if self.found_category is None:
            self.category, self.category_source = category, source
        else:
            self.found_category, self.found_source = category, source

    def keep_found_merchant(self) -> None:
        """Remember the merchant as the found one, so that another may take its place."""
        if self.found_merchant is None:
            self.found_merchant = self.merchant
        self.merchant_pinned = False

    def keep_found_category(self) -> None:
        """Remember the category as the found one, so that another may take its place."""
        if self.found_category is None:
            self.found_category, self.found_source = self.category, self.category_source
        self.category_pinned = False

    def pin_merchant(self, merchant: str) -> None:
        """Give the row a merchant of its own, which no rule and no correction has decided."""
        self.keep_found_merchant()
        self.merchant = self.hand_merchant = merchant
        self.merchant_pinned = True
        self._name_merchant_decider(None)

    def pin_category(self, category: str, source: str) -> None:
        """Give the row a category of its own, which no rule and no correction has decided."""
        self.keep_found_category()
        self.category = self.hand_category = category
        self.category_source, self.category_pinned = source, True
        self.rule_id = self.correction_id = None

    def correct_merchant(self, merchant: str, correction_id: int) -> None:
        """Give the row the merchant that a correction says."""
        self.keep_found_merchant()
        self.merchant = self.hand_merchant = merchant
        self._name_merchant_decider(correction_id)

    def correct_category(self, category: str, correction_id: int) -> None:
        """Give the row the category that a correction says."""
        self.keep_found_category()
        self.category = self.hand_category = category
        self.category_source = "learned"
        self.rule_id, self.correction_id = None, correction_id

    def _name_merchant_decider(self, correction_id: int | None) -> None:
        if self.category_source not in DECIDED_SOURCES:  # Else the ids are of what has decided the category.
            self.rule_id, self.correction_id = None, correction_id


def found_merchant_of(row: Any) -> str:
    """The merchant as it was found, whatever has been decided or pinned over it."""
    merchant: str = row.merchant if row.found_merchant is None else row.found_merchant
    return merchant


def assignment_of(row: Any) -> Assignment:
    """How a row with these columns stands now."""
    return Assignment(
        merchant=row.merchant,
        category=row.category,
        category_source=row.category_source,
        rule_id=row.rule_id,
        correction_id=row.correction_id,
        found_merchant=row.found_merchant,
        found_category=row.found_category,
        found_source=row.found_source,
        hand_merchant=row.hand_merchant,
        hand_category=row.hand_category,
    )


def given_merchant(row: Any) -> str | None:
    """The merchant that was given to this very row by hand; None where none was."""
    given: str | None = row.merchant if row.merchant_pinned and row.hand_merchant is None else row.hand_merchant
    return given


def given_category(row: Any) -> str | None:
    """The category that was given to this very row by hand; None where none was."""
    given: str | None = row.category if row.category_pinned and row.hand_category is None else row.hand_category
    return given


def assignment_after(row: Any, decision: Decision) -> Assignment:
    """How a row with these columns stands once a decision holds.

    That leaves alone what is pinned, unless it overrides it; then the row remembers what it was given by hand. What was
    remembered for its merchant too, and has been forgotten there, is forgotten here.
    """
    now, remembered = assignment_of(row), any(decider.kind == "correction" for decider in decision.by)
    after = Assignment(**decision.assigned(), hand_merchant=given_merchant(row), hand_category=given_category(row))
    if row.merchant_pinned:
        after = after._replace(found_merchant=now.found_merchant)
        if "merchant" not in decision.overrides:
            after = after._replace(merchant=after.hand_merchant or "")
    elif not (remembered or "merchant" in decision.overrides):
        after = after._replace(hand_merchant=None)
    if row.category_pinned and "category" not in decision.overrides:
        source = "learned" if now.category_source == "rule" else now.category_source
        return after._replace(
            category=after.hand_category or "",
            category_source=source,
            found_category=now.found_category,
            found_source=now.found_source,
            rule_id=None,
            correction_id=None,
        )
    if not (row.category_pinned or remembered or "category" in decision.overrides):
        after = after._replace(hand_category=None)
    return after
