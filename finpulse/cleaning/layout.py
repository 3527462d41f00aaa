"""What a statement's columns mean and how their cells are written: all that is needed to turn cells into values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from finpulse.cleaning.values.calendars import YearCount
from finpulse.cleaning.values.currencies import HOME_CURRENCY
from finpulse.cleaning.values.dates import DateOrder
from finpulse.cleaning.values.figures import PLAIN_STYLE, AmountStyle, DecimalMark

Role = Literal[
    "date",  # booking date: the day that counts
    "value_date",
    "amount",  # one signed amount
    "debit",  # money out, in a column of its own
    "credit",  # money in, in a column of its own
    "flag",  # says whether the amount is money in or out (D/C, Af/Bij, +/-)
    "balance",
    "fee",
    "currency",
    "description",  # several columns may have this role; they are joined in the file's order
    "merchant",  # payee or counterparty
    "category",
    "external_id",
    "status",  # pending or booked
    "ignored",
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: where it stands, what its header says, what it means, how sure that is (0 to 1)."""

    index: int
    header: str
    role: Role
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How the date column writes its days.

    `year` completes days that are written without one; such days in a month after `last_month` (1 to 12) belong to the
    year before. `locale` is the account holder's, such as "de_AT": it helps to read the names of months. `year_count`
    says from where two digits of a year count. `days_exchanged` means that a spreadsheet took days for months where it
    could: see `date_reader`. `odd_days` means that days before 1970 or weeks ahead are right as they stand.
    `counted_days` means that a day may be a number that counts days or seconds; where no day is one, such a number is
    something else. `time_zone` is the account holder's where the days are moments told in UTC, and decides the day.
    """

    order: DateOrder = "ymd"
    year: int | None = None
    last_month: int = 12
    locale: str | None = None
    year_count: YearCount = "common"
    days_exchanged: bool = False
    odd_days: bool = False
    counted_days: bool = True
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class AmountFormat:
    """How amounts are written.

    `minor_digits` is how many of an amount's last digits are its fraction where amounts are printed in minor units,
    such as cents; 0 where they are printed in whole units, and below 0 where in thousands (-3). `fees_count` means that
    a fee in a column of its own moves the balance besides the amount in its row; elsewhere it is told for information.
    `style` is what is unusual about the file's amounts.
    """

    decimal_mark: DecimalMark = "."
    minor_digits: int = 0
    fees_count: bool = False
    style: AmountStyle = PLAIN_STYLE


@dataclass(frozen=True, slots=True)
class SignConvention:
    """How the file says which way money went.

    `inverted` means that money out is printed as positive amounts, as on many statements of credit cards.
    `debits_negative` and `credits_negative` mean that the debit or the credit column prints a minus before its ordinary
    amounts; `debits_unsigned` and `credits_unsigned` that a minus there says nothing. Fees are charged whatever their
    sign where `fees_unsigned`, else those with a minus where `fees_negative`, else those without; the others were given
    back. `outflow_flags` and `inflow_flags` are the cells of the flag column, as `flag_word` writes them, that mean
    money out and money in; where no inflow flags are given, every other flag means money in. `plain_is_out` means that
    a plus or a CR marks money in, and amounts without any mark are money out. `leading_flags` is the column whose
    texts begin with the flags, where they have no column of their own.
    """

    inverted: bool = False
    debits_negative: bool = False
    credits_negative: bool = False
    debits_unsigned: bool = False
    credits_unsigned: bool = False
    fees_unsigned: bool = True
    fees_negative: bool = False
    outflow_flags: frozenset[str] = frozenset()
    inflow_flags: frozenset[str] = frozenset()
    plain_is_out: bool = False
    leading_flags: int | None = None


@dataclass(frozen=True, slots=True)
class SharedDays:
    """Where the days of a table stand that are not each in one cell of their row.

    `in_first_rows`: in a column, but only in the first of several rows. `in_headings`: above several rows, alone; where
    the headings are months, the day's number stands in a column. `in_parts`: in the columns of year, month and day.
    Of the latter two the reader makes a column behind the file's own, of which there are `width_without_day`.
    """

    days_stand: Literal["", "in_first_rows", "in_headings", "in_parts"] = ""
    day_columns: tuple[int, ...] = ()
    width_without_day: int = 0


NO_SHARED_DAYS: Final = SharedDays()


@dataclass(frozen=True, slots=True)
class NeighbouringRows:
    """What a row's meaning owes to the rows around it, which only the reader of the file sees.

    `continued` means that records of text alone belong to the transaction before them. `sections` means that other
    tables stand between the rows of this one; `other_headers` are the names of those of which no word is known.
    `balance_rows` says between which two balances an unsigned amount lies: the rows of the earlier and of the later
    balance, counted from the amount's own row (0). With `sparse_balances` only some rows have one, such as the last of
    a day, and the rows between two of them are told apart by their sums. `opening_balance` is the balance before the
    first row, where it is known. `by_texts` says that what its own text is about tells the direction of each unsigned
    amount. `shared_days` says where days stand that are not each in their row.
    """

    continued: bool = False
    sections: bool = False
    other_headers: frozenset[str] = frozenset()
    balance_rows: tuple[int, int] | None = None
    opening_balance: Decimal | None = None
    shared_days: SharedDays = NO_SHARED_DAYS
    by_texts: bool = False
    sparse_balances: bool = False

    @property
    def derived_columns(self) -> int:
        """How many columns the reader adds behind the file's own: which table a row is in, which way money went."""
        return self.sections + self.derives_direction

    @property
    def derives_direction(self) -> bool:
        """Whether the reader adds a column that says which way money went."""
        return self.balance_rows is not None or self.by_texts


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells of one statement become values.

    `currency` is that of the account, for rows that name none. Rows of fewer than `fewest_cells` cells are no
    transactions. `opening_counts` means that an opening balance is the account's first transaction, as in a register;
    elsewhere it only states a balance, and so do rows that are worded like one. `pending_marks` are the cells of a
    status column that a footnote explains as not booked yet, `summaries` the texts of rows, or the cells of their
    status columns, that mark a row which only sums up others. `pending_counts` means that rows which say that they are
    not booked are transactions all the same. `kinds` are the texts of columns that say of what kind a transaction is,
    which are no part of a merchant's name. `account_column` is that of a ledger's accounts, of which only the legs of
    `own_account` are the account holder's.
    """

    columns: tuple[Column, ...]
    dates: DateFormat = DateFormat()
    amounts: AmountFormat = AmountFormat()
    signs: SignConvention = SignConvention()
    neighbours: NeighbouringRows = NeighbouringRows()
    currency: str = HOME_CURRENCY
    fewest_cells: int = 0
    opening_counts: bool = False
    pending_marks: frozenset[str] = frozenset()
    summaries: frozenset[str] = frozenset()
    unlike_texts: frozenset[str] = frozenset()
    pending_counts: bool = False
    kinds: frozenset[str] = frozenset()
    account_column: int | None = None
    own_account: str = ""

    @property
    def headers(self) -> list[str]:
        """What the header says over each column, "" where it says nothing."""
        return [column.header for column in self.columns]

    @property
    def own_width(self) -> int:
        """How many columns the file itself has."""
        return len(self.columns) - self.neighbours.derived_columns

    def positions(self, role: Role) -> list[int]:
        """The columns that have this role, in the file's order."""
        return [column.index for column in self.columns if column.role == role]
