"""Sums that are kept, so that no question has to scan the transactions."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is.
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import BigInteger, Numeric, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, KeyId, OwnerId, UpdatedAt

TextKey = Annotated[str, mapped_column(Text, primary_key=True)]
DayKey = Annotated[Day, mapped_column(primary_key=True)]
# Sums stand behind the keys that a class adds to them.
Sum = Annotated[Decimal, mapped_column(Numeric, sort_order=1)]
Count = Annotated[int, mapped_column(BigInteger, sort_order=1)]


class Sums:
    """Money in and out, both positive, and how many transactions each is made of."""

    money_in: Mapped[Sum]
    money_out: Mapped[Sum]
    count_in: Mapped[Count]
    count_out: Mapped[Count]


class CategoryDay(Sums, Base):
    """The sums of one day, category, currency and account."""

    __tablename__ = "category_days"

    owner_id: Mapped[OwnerId]
    currency: Mapped[TextKey]
    day: Mapped[DayKey]
    category: Mapped[TextKey]
    account_id: Mapped[KeyId]


class CategoryMonth(Sums, Base):
    """The sums of one month, which is named by its first day, category, currency and account."""

    __tablename__ = "category_months"

    owner_id: Mapped[OwnerId]
    currency: Mapped[TextKey]
    month: Mapped[DayKey]
    category: Mapped[TextKey]
    account_id: Mapped[KeyId]


class MerchantMonth(Sums, Base):
    """The sums of one month, merchant, category, currency and account; rows without a merchant are not in it."""

    __tablename__ = "merchant_months"

    owner_id: Mapped[OwnerId]
    currency: Mapped[TextKey]
    month: Mapped[DayKey]
    merchant: Mapped[TextKey]
    category: Mapped[TextKey]
    account_id: Mapped[KeyId]


class UserStats(Base):
    """A user's lifetime in one currency, as /analytics/user-stats serves it.

    `money_in` and `money_out` hold all transactions, `total_income` and `total_expense` only what
    counts as such; `spent_by_category` maps a category to an amount.
    """

    __tablename__ = "user_stats"

    owner_id: Mapped[OwnerId]
    currency: Mapped[TextKey]
    total_transactions: Mapped[Count] = mapped_column(server_default=text("0"))
    money_in: Mapped[Sum]
    money_out: Mapped[Sum]
    total_income: Mapped[Sum]
    total_expense: Mapped[Sum]
    spent_by_category: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    updated_at: Mapped[UpdatedAt]
