from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.reading_date_order import check_reading_date_order
from ..models.reading_date_order import ReadingDateOrder
from ..models.reading_days_stand import check_reading_days_stand
from ..models.reading_days_stand import ReadingDaysStand
from ..models.reading_decimal_mark import check_reading_decimal_mark
from ..models.reading_decimal_mark import ReadingDecimalMark
from ..models.reading_sign import check_reading_sign
from ..models.reading_sign import ReadingSign
from ..models.reading_year_count import check_reading_year_count
from ..models.reading_year_count import ReadingYearCount
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.column_out import ColumnOut





T = TypeVar("T", bound="Reading")



@_attrs_define
class Reading:
    """ 
        Attributes:
            format_ (str | Unset):
            encoding (str | Unset):
            delimiter (str | Unset):
            quote (str | Unset):
            escape (str | Unset):
            doubled (bool | Unset):
            spaced (bool | Unset):
            wrapped (bool | Unset):
            formulas (bool | Unset):
            cuts (list[int] | Unset):
            members (list[str] | Unset):
            part (str | Unset):
            header_line (int | None | Unset):
            first_line (int | Unset):
            columns (list[ColumnOut] | Unset):
            amount_column (int | None | Unset):
            date_order (ReadingDateOrder | Unset):
            decimal_mark (ReadingDecimalMark | Unset):
            sign (ReadingSign | Unset):
            debits_negative (bool | Unset):
            credits_negative (bool | Unset):
            debits_unsigned (bool | Unset):
            credits_unsigned (bool | Unset):
            fees_unsigned (bool | Unset):
            fees_negative (bool | Unset):
            outflow_flags (list[str] | Unset):
            inflow_flags (list[str] | Unset):
            currency (str | Unset):
            year (int | None | Unset):
            last_month (int | Unset):
            year_count (ReadingYearCount | Unset):
            days_exchanged (bool | Unset):
            odd_days (bool | Unset):
            locale (None | str | Unset):
            plain_is_out (bool | Unset):
            leading_flags (int | None | Unset):
            minor_digits (int | Unset):
            fees_count (bool | Unset):
            whole_thousands (bool | Unset):
            doubled_minus (bool | Unset):
            irregular (bool | Unset):
            fewest_cells (int | Unset):
            opening_counts (bool | Unset):
            continued (bool | Unset):
            sections (bool | Unset):
            balance_rows (list[int] | None | Unset):
            sparse_balances (bool | Unset):
            opening_balance (None | str | Unset):
            by_texts (bool | Unset):
            pending_marks (list[str] | Unset):
            summaries (list[str] | Unset):
            unlike_texts (list[str] | Unset):
            pending_counts (bool | Unset):
            kinds (list[str] | Unset):
            account_column (int | None | Unset):
            own_account (str | Unset):
            other_headers (list[str] | Unset):
            counted_days (bool | Unset):
            time_zone (None | str | Unset):
            days_stand (ReadingDaysStand | Unset):
            day_columns (list[int] | Unset):
            width_without_day (int | Unset):
     """

    format_: str | Unset = UNSET
    encoding: str | Unset = UNSET
    delimiter: str | Unset = UNSET
    quote: str | Unset = UNSET
    escape: str | Unset = UNSET
    doubled: bool | Unset = UNSET
    spaced: bool | Unset = UNSET
    wrapped: bool | Unset = UNSET
    formulas: bool | Unset = UNSET
    cuts: list[int] | Unset = UNSET
    members: list[str] | Unset = UNSET
    part: str | Unset = UNSET
    header_line: int | None | Unset = UNSET
    first_line: int | Unset = UNSET
    columns: list[ColumnOut] | Unset = UNSET
    amount_column: int | None | Unset = UNSET
    date_order: ReadingDateOrder | Unset = UNSET
    decimal_mark: ReadingDecimalMark | Unset = UNSET
    sign: ReadingSign | Unset = UNSET
    debits_negative: bool | Unset = UNSET
    credits_negative: bool | Unset = UNSET
    debits_unsigned: bool | Unset = UNSET
    credits_unsigned: bool | Unset = UNSET
    fees_unsigned: bool | Unset = UNSET
    fees_negative: bool | Unset = UNSET
    outflow_flags: list[str] | Unset = UNSET
    inflow_flags: list[str] | Unset = UNSET
    currency: str | Unset = UNSET
    year: int | None | Unset = UNSET
    last_month: int | Unset = UNSET
    year_count: ReadingYearCount | Unset = UNSET
    days_exchanged: bool | Unset = UNSET
    odd_days: bool | Unset = UNSET
    locale: None | str | Unset = UNSET
    plain_is_out: bool | Unset = UNSET
    leading_flags: int | None | Unset = UNSET
    minor_digits: int | Unset = UNSET
    fees_count: bool | Unset = UNSET
    whole_thousands: bool | Unset = UNSET
    doubled_minus: bool | Unset = UNSET
    irregular: bool | Unset = UNSET
    fewest_cells: int | Unset = UNSET
    opening_counts: bool | Unset = UNSET
    continued: bool | Unset = UNSET
    sections: bool | Unset = UNSET
    balance_rows: list[int] | None | Unset = UNSET
    sparse_balances: bool | Unset = UNSET
    opening_balance: None | str | Unset = UNSET
    by_texts: bool | Unset = UNSET
    pending_marks: list[str] | Unset = UNSET
    summaries: list[str] | Unset = UNSET
    unlike_texts: list[str] | Unset = UNSET
    pending_counts: bool | Unset = UNSET
    kinds: list[str] | Unset = UNSET
    account_column: int | None | Unset = UNSET
    own_account: str | Unset = UNSET
    other_headers: list[str] | Unset = UNSET
    counted_days: bool | Unset = UNSET
    time_zone: None | str | Unset = UNSET
    days_stand: ReadingDaysStand | Unset = UNSET
    day_columns: list[int] | Unset = UNSET
    width_without_day: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.column_out import ColumnOut # noqa: PLC0415
        format_ = self.format_

        encoding = self.encoding

        delimiter = self.delimiter

        quote = self.quote

        escape = self.escape

        doubled = self.doubled

        spaced = self.spaced

        wrapped = self.wrapped

        formulas = self.formulas

        cuts: list[int] | Unset = UNSET
        if not isinstance(self.cuts, Unset):
            cuts = self.cuts



        members: list[str] | Unset = UNSET
        if not isinstance(self.members, Unset):
            members = self.members



        part = self.part

        header_line: int | None | Unset
        if isinstance(self.header_line, Unset):
            header_line = UNSET
        else:
            header_line = self.header_line

        first_line = self.first_line

        columns: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.columns, Unset):
            columns = []
            for columns_item_data in self.columns:
                columns_item = columns_item_data.to_dict()
                columns.append(columns_item)



        amount_column: int | None | Unset
        if isinstance(self.amount_column, Unset):
            amount_column = UNSET
        else:
            amount_column = self.amount_column

        date_order: str | Unset = UNSET
        if not isinstance(self.date_order, Unset):
            date_order = self.date_order


        decimal_mark: str | Unset = UNSET
        if not isinstance(self.decimal_mark, Unset):
            decimal_mark = self.decimal_mark


        sign: str | Unset = UNSET
        if not isinstance(self.sign, Unset):
            sign = self.sign


        debits_negative = self.debits_negative

        credits_negative = self.credits_negative

        debits_unsigned = self.debits_unsigned

        credits_unsigned = self.credits_unsigned

        fees_unsigned = self.fees_unsigned

        fees_negative = self.fees_negative

        outflow_flags: list[str] | Unset = UNSET
        if not isinstance(self.outflow_flags, Unset):
            outflow_flags = self.outflow_flags



        inflow_flags: list[str] | Unset = UNSET
        if not isinstance(self.inflow_flags, Unset):
            inflow_flags = self.inflow_flags



        currency = self.currency

        year: int | None | Unset
        if isinstance(self.year, Unset):
            year = UNSET
        else:
            year = self.year

        last_month = self.last_month

        year_count: str | Unset = UNSET
        if not isinstance(self.year_count, Unset):
            year_count = self.year_count


        days_exchanged = self.days_exchanged

        odd_days = self.odd_days

        locale: None | str | Unset
        if isinstance(self.locale, Unset):
            locale = UNSET
        else:
            locale = self.locale

        plain_is_out = self.plain_is_out

        leading_flags: int | None | Unset
        if isinstance(self.leading_flags, Unset):
            leading_flags = UNSET
        else:
            leading_flags = self.leading_flags

        minor_digits = self.minor_digits

        fees_count = self.fees_count

        whole_thousands = self.whole_thousands

        doubled_minus = self.doubled_minus

        irregular = self.irregular

        fewest_cells = self.fewest_cells

        opening_counts = self.opening_counts

        continued = self.continued

        sections = self.sections

        balance_rows: list[int] | None | Unset
        if isinstance(self.balance_rows, Unset):
            balance_rows = UNSET
        elif isinstance(self.balance_rows, list):
            balance_rows = self.balance_rows


        else:
            balance_rows = self.balance_rows

        sparse_balances = self.sparse_balances

        opening_balance: None | str | Unset
        if isinstance(self.opening_balance, Unset):
            opening_balance = UNSET
        else:
            opening_balance = self.opening_balance

        by_texts = self.by_texts

        pending_marks: list[str] | Unset = UNSET
        if not isinstance(self.pending_marks, Unset):
            pending_marks = self.pending_marks



        summaries: list[str] | Unset = UNSET
        if not isinstance(self.summaries, Unset):
            summaries = self.summaries



        unlike_texts: list[str] | Unset = UNSET
        if not isinstance(self.unlike_texts, Unset):
            unlike_texts = self.unlike_texts



        pending_counts = self.pending_counts

        kinds: list[str] | Unset = UNSET
        if not isinstance(self.kinds, Unset):
            kinds = self.kinds



        account_column: int | None | Unset
        if isinstance(self.account_column, Unset):
            account_column = UNSET
        else:
            account_column = self.account_column

        own_account = self.own_account

        other_headers: list[str] | Unset = UNSET
        if not isinstance(self.other_headers, Unset):
            other_headers = self.other_headers



        counted_days = self.counted_days

        time_zone: None | str | Unset
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        days_stand: str | Unset = UNSET
        if not isinstance(self.days_stand, Unset):
            days_stand = self.days_stand


        day_columns: list[int] | Unset = UNSET
        if not isinstance(self.day_columns, Unset):
            day_columns = self.day_columns



        width_without_day = self.width_without_day


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if format_ is not UNSET:
            field_dict["format"] = format_
        if encoding is not UNSET:
            field_dict["encoding"] = encoding
        if delimiter is not UNSET:
            field_dict["delimiter"] = delimiter
        if quote is not UNSET:
            field_dict["quote"] = quote
        if escape is not UNSET:
            field_dict["escape"] = escape
        if doubled is not UNSET:
            field_dict["doubled"] = doubled
        if spaced is not UNSET:
            field_dict["spaced"] = spaced
        if wrapped is not UNSET:
            field_dict["wrapped"] = wrapped
        if formulas is not UNSET:
            field_dict["formulas"] = formulas
        if cuts is not UNSET:
            field_dict["cuts"] = cuts
        if members is not UNSET:
            field_dict["members"] = members
        if part is not UNSET:
            field_dict["part"] = part
        if header_line is not UNSET:
            field_dict["header_line"] = header_line
        if first_line is not UNSET:
            field_dict["first_line"] = first_line
        if columns is not UNSET:
            field_dict["columns"] = columns
        if amount_column is not UNSET:
            field_dict["amount_column"] = amount_column
        if date_order is not UNSET:
            field_dict["date_order"] = date_order
        if decimal_mark is not UNSET:
            field_dict["decimal_mark"] = decimal_mark
        if sign is not UNSET:
            field_dict["sign"] = sign
        if debits_negative is not UNSET:
            field_dict["debits_negative"] = debits_negative
        if credits_negative is not UNSET:
            field_dict["credits_negative"] = credits_negative
        if debits_unsigned is not UNSET:
            field_dict["debits_unsigned"] = debits_unsigned
        if credits_unsigned is not UNSET:
            field_dict["credits_unsigned"] = credits_unsigned
        if fees_unsigned is not UNSET:
            field_dict["fees_unsigned"] = fees_unsigned
        if fees_negative is not UNSET:
            field_dict["fees_negative"] = fees_negative
        if outflow_flags is not UNSET:
            field_dict["outflow_flags"] = outflow_flags
        if inflow_flags is not UNSET:
            field_dict["inflow_flags"] = inflow_flags
        if currency is not UNSET:
            field_dict["currency"] = currency
        if year is not UNSET:
            field_dict["year"] = year
        if last_month is not UNSET:
            field_dict["last_month"] = last_month
        if year_count is not UNSET:
            field_dict["year_count"] = year_count
        if days_exchanged is not UNSET:
            field_dict["days_exchanged"] = days_exchanged
        if odd_days is not UNSET:
            field_dict["odd_days"] = odd_days
        if locale is not UNSET:
            field_dict["locale"] = locale
        if plain_is_out is not UNSET:
            field_dict["plain_is_out"] = plain_is_out
        if leading_flags is not UNSET:
            field_dict["leading_flags"] = leading_flags
        if minor_digits is not UNSET:
            field_dict["minor_digits"] = minor_digits
        if fees_count is not UNSET:
            field_dict["fees_count"] = fees_count
        if whole_thousands is not UNSET:
            field_dict["whole_thousands"] = whole_thousands
        if doubled_minus is not UNSET:
            field_dict["doubled_minus"] = doubled_minus
        if irregular is not UNSET:
            field_dict["irregular"] = irregular
        if fewest_cells is not UNSET:
            field_dict["fewest_cells"] = fewest_cells
        if opening_counts is not UNSET:
            field_dict["opening_counts"] = opening_counts
        if continued is not UNSET:
            field_dict["continued"] = continued
        if sections is not UNSET:
            field_dict["sections"] = sections
        if balance_rows is not UNSET:
            field_dict["balance_rows"] = balance_rows
        if sparse_balances is not UNSET:
            field_dict["sparse_balances"] = sparse_balances
        if opening_balance is not UNSET:
            field_dict["opening_balance"] = opening_balance
        if by_texts is not UNSET:
            field_dict["by_texts"] = by_texts
        if pending_marks is not UNSET:
            field_dict["pending_marks"] = pending_marks
        if summaries is not UNSET:
            field_dict["summaries"] = summaries
        if unlike_texts is not UNSET:
            field_dict["unlike_texts"] = unlike_texts
        if pending_counts is not UNSET:
            field_dict["pending_counts"] = pending_counts
        if kinds is not UNSET:
            field_dict["kinds"] = kinds
        if account_column is not UNSET:
            field_dict["account_column"] = account_column
        if own_account is not UNSET:
            field_dict["own_account"] = own_account
        if other_headers is not UNSET:
            field_dict["other_headers"] = other_headers
        if counted_days is not UNSET:
            field_dict["counted_days"] = counted_days
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if days_stand is not UNSET:
            field_dict["days_stand"] = days_stand
        if day_columns is not UNSET:
            field_dict["day_columns"] = day_columns
        if width_without_day is not UNSET:
            field_dict["width_without_day"] = width_without_day

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.column_out import ColumnOut # noqa: PLC0415
        d = dict(src_dict)
        format_ = d.pop("format", UNSET)

        encoding = d.pop("encoding", UNSET)

        delimiter = d.pop("delimiter", UNSET)

        quote = d.pop("quote", UNSET)

        escape = d.pop("escape", UNSET)

        doubled = d.pop("doubled", UNSET)

        spaced = d.pop("spaced", UNSET)

        wrapped = d.pop("wrapped", UNSET)

        formulas = d.pop("formulas", UNSET)

        cuts = cast(list[int], d.pop("cuts", UNSET))


        members = cast(list[str], d.pop("members", UNSET))


        part = d.pop("part", UNSET)

        def _parse_header_line(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        header_line = _parse_header_line(d.pop("header_line", UNSET))


        first_line = d.pop("first_line", UNSET)

        _columns = d.pop("columns", UNSET)
        columns: list[ColumnOut] | Unset = UNSET
        if _columns is not UNSET:
            columns = []
            for columns_item_data in _columns:
                columns_item = ColumnOut.from_dict(columns_item_data)



                columns.append(columns_item)


        def _parse_amount_column(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        amount_column = _parse_amount_column(d.pop("amount_column", UNSET))


        _date_order = d.pop("date_order", UNSET)
        date_order: ReadingDateOrder | Unset
        if isinstance(_date_order,  Unset):
            date_order = UNSET
        else:
            date_order = check_reading_date_order(_date_order)




        _decimal_mark = d.pop("decimal_mark", UNSET)
        decimal_mark: ReadingDecimalMark | Unset
        if isinstance(_decimal_mark,  Unset):
            decimal_mark = UNSET
        else:
            decimal_mark = check_reading_decimal_mark(_decimal_mark)




        _sign = d.pop("sign", UNSET)
        sign: ReadingSign | Unset
        if isinstance(_sign,  Unset):
            sign = UNSET
        else:
            sign = check_reading_sign(_sign)




        debits_negative = d.pop("debits_negative", UNSET)

        credits_negative = d.pop("credits_negative", UNSET)

        debits_unsigned = d.pop("debits_unsigned", UNSET)

        credits_unsigned = d.pop("credits_unsigned", UNSET)

        fees_unsigned = d.pop("fees_unsigned", UNSET)

        fees_negative = d.pop("fees_negative", UNSET)

        outflow_flags = cast(list[str], d.pop("outflow_flags", UNSET))


        inflow_flags = cast(list[str], d.pop("inflow_flags", UNSET))


        currency = d.pop("currency", UNSET)

        def _parse_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        year = _parse_year(d.pop("year", UNSET))


        last_month = d.pop("last_month", UNSET)

        _year_count = d.pop("year_count", UNSET)
        year_count: ReadingYearCount | Unset
        if isinstance(_year_count,  Unset):
            year_count = UNSET
        else:
            year_count = check_reading_year_count(_year_count)




        days_exchanged = d.pop("days_exchanged", UNSET)

        odd_days = d.pop("odd_days", UNSET)

        def _parse_locale(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        locale = _parse_locale(d.pop("locale", UNSET))


        plain_is_out = d.pop("plain_is_out", UNSET)

        def _parse_leading_flags(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        leading_flags = _parse_leading_flags(d.pop("leading_flags", UNSET))


        minor_digits = d.pop("minor_digits", UNSET)

        fees_count = d.pop("fees_count", UNSET)

        whole_thousands = d.pop("whole_thousands", UNSET)

        doubled_minus = d.pop("doubled_minus", UNSET)

        irregular = d.pop("irregular", UNSET)

        fewest_cells = d.pop("fewest_cells", UNSET)

        opening_counts = d.pop("opening_counts", UNSET)

        continued = d.pop("continued", UNSET)

        sections = d.pop("sections", UNSET)

        def _parse_balance_rows(data: object) -> list[int] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                balance_rows_type_0 = cast(list[int], data)

                return balance_rows_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[int] | None | Unset, data)

        balance_rows = _parse_balance_rows(d.pop("balance_rows", UNSET))


        sparse_balances = d.pop("sparse_balances", UNSET)

        def _parse_opening_balance(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        opening_balance = _parse_opening_balance(d.pop("opening_balance", UNSET))


        by_texts = d.pop("by_texts", UNSET)

        pending_marks = cast(list[str], d.pop("pending_marks", UNSET))


        summaries = cast(list[str], d.pop("summaries", UNSET))


        unlike_texts = cast(list[str], d.pop("unlike_texts", UNSET))


        pending_counts = d.pop("pending_counts", UNSET)

        kinds = cast(list[str], d.pop("kinds", UNSET))


        def _parse_account_column(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        account_column = _parse_account_column(d.pop("account_column", UNSET))


        own_account = d.pop("own_account", UNSET)

        other_headers = cast(list[str], d.pop("other_headers", UNSET))


        counted_days = d.pop("counted_days", UNSET)

        def _parse_time_zone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))


        _days_stand = d.pop("days_stand", UNSET)
        days_stand: ReadingDaysStand | Unset
        if isinstance(_days_stand,  Unset):
            days_stand = UNSET
        else:
            days_stand = check_reading_days_stand(_days_stand)




        day_columns = cast(list[int], d.pop("day_columns", UNSET))


        width_without_day = d.pop("width_without_day", UNSET)

        reading = cls(
            format_=format_,
            encoding=encoding,
            delimiter=delimiter,
            quote=quote,
            escape=escape,
            doubled=doubled,
            spaced=spaced,
            wrapped=wrapped,
            formulas=formulas,
            cuts=cuts,
            members=members,
            part=part,
            header_line=header_line,
            first_line=first_line,
            columns=columns,
            amount_column=amount_column,
            date_order=date_order,
            decimal_mark=decimal_mark,
            sign=sign,
            debits_negative=debits_negative,
            credits_negative=credits_negative,
            debits_unsigned=debits_unsigned,
            credits_unsigned=credits_unsigned,
            fees_unsigned=fees_unsigned,
            fees_negative=fees_negative,
            outflow_flags=outflow_flags,
            inflow_flags=inflow_flags,
            currency=currency,
            year=year,
            last_month=last_month,
            year_count=year_count,
            days_exchanged=days_exchanged,
            odd_days=odd_days,
            locale=locale,
            plain_is_out=plain_is_out,
            leading_flags=leading_flags,
            minor_digits=minor_digits,
            fees_count=fees_count,
            whole_thousands=whole_thousands,
            doubled_minus=doubled_minus,
            irregular=irregular,
            fewest_cells=fewest_cells,
            opening_counts=opening_counts,
            continued=continued,
            sections=sections,
            balance_rows=balance_rows,
            sparse_balances=sparse_balances,
            opening_balance=opening_balance,
            by_texts=by_texts,
            pending_marks=pending_marks,
            summaries=summaries,
            unlike_texts=unlike_texts,
            pending_counts=pending_counts,
            kinds=kinds,
            account_column=account_column,
            own_account=own_account,
            other_headers=other_headers,
            counted_days=counted_days,
            time_zone=time_zone,
            days_stand=days_stand,
            day_columns=day_columns,
            width_without_day=width_without_day,
        )


        reading.additional_properties = d
        return reading

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
