"""What all tables share: names for constraints, and columns that mean the same everywhere."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, Identity, MetaData, func
from sqlalchemy.orm import DeclarativeBase, mapped_column


class Base(DeclarativeBase):
    """The registry of tables. Constraints get stable names, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


# Every table that grows begins its primary key with owner_id, so that it can be partitioned or
# distributed by owner; ids come from one sequence a table and are unique without the owner too.
OwnerId = Annotated[int, mapped_column(BigInteger, primary_key=True)]
RowId = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
KeyId = Annotated[int, mapped_column(BigInteger, primary_key=True)]
CreatedAt = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
UpdatedAt = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now(), onupdate=func.now())]
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]
