"""The accounts that a user keeps, each in one currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sqlalchemy import ForeignKey, Index, Numeric, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, RowId, UpdatedAt

PROVIDERS: Final = ("csv", "manual", "Uzum", "Payme", "Click")
ACCOUNT_TYPES: Final = ("checking", "savings", "credit_card", "cash", "wallet", "loan", "investment")


class Account(Base):
    """An account. `balance` is the sum of its counted transactions in its own currency.

    What the account holds is that and its opening balance: `opening_balance` if its owner has set one, else the one
    that its statements prove (finpulse.proofs.account_proof). Where `names_currency` is false, its currency is a
    default that nobody has named, and it is asked for where a statement names none.
    """

    __tablename__ = "accounts"
    __table_args__ = (Index("uq_accounts_default", "owner_id", unique=True, postgresql_where=text("is_default")),)

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(Text)
    provider: Mapped[str] = mapped_column(Text)
    account_type: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    names_currency: Mapped[bool] = mapped_column(server_default=text("true"))
    balance: Mapped[Decimal] = mapped_column(Numeric, server_default=text("0"))
    opening_balance: Mapped[Decimal | None] = mapped_column(Numeric)
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    is_default: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
