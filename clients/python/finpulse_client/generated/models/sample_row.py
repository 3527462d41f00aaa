from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.sample_row_category_source_type_1 import check_sample_row_category_source_type_1
from ..models.sample_row_category_source_type_1 import SampleRowCategorySourceType1
from ..models.sample_row_category_source_type_2_type_1 import check_sample_row_category_source_type_2_type_1
from ..models.sample_row_category_source_type_2_type_1 import SampleRowCategorySourceType2Type1
from ..models.sample_row_category_source_type_3_type_1 import check_sample_row_category_source_type_3_type_1
from ..models.sample_row_category_source_type_3_type_1 import SampleRowCategorySourceType3Type1
from ..models.sample_row_outcome import check_sample_row_outcome
from ..models.sample_row_outcome import SampleRowOutcome
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="SampleRow")



@_attrs_define
class SampleRow:
    """ A row of the file as it would be; one that is rejected or skipped has no values, and a reason.

        Attributes:
            line (int):
            outcome (SampleRowOutcome):
            reason (None | str):
            date (datetime.date | None | Unset):
            amount (None | str | Unset):
            currency (None | str | Unset):
            description (None | str | Unset):
            merchant (None | str | Unset):
            category (None | str | Unset):
            category_source (None | SampleRowCategorySourceType1 | SampleRowCategorySourceType2Type1 |
                SampleRowCategorySourceType3Type1 | Unset):
            external_id (None | str | Unset):
     """

    line: int
    outcome: SampleRowOutcome
    reason: None | str
    date: datetime.date | None | Unset = UNSET
    amount: None | str | Unset = UNSET
    currency: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    merchant: None | str | Unset = UNSET
    category: None | str | Unset = UNSET
    category_source: None | SampleRowCategorySourceType1 | SampleRowCategorySourceType2Type1 | SampleRowCategorySourceType3Type1 | Unset = UNSET
    external_id: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        line = self.line

        outcome: str = self.outcome

        reason: None | str
        reason = self.reason

        date: None | str | Unset
        if isinstance(self.date, Unset):
            date = UNSET
        elif isinstance(self.date, datetime.date):
            date = self.date.isoformat()
        else:
            date = self.date

        amount: None | str | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        merchant: None | str | Unset
        if isinstance(self.merchant, Unset):
            merchant = UNSET
        else:
            merchant = self.merchant

        category: None | str | Unset
        if isinstance(self.category, Unset):
            category = UNSET
        else:
            category = self.category

        category_source: None | str | Unset
        if isinstance(self.category_source, Unset):
            category_source = UNSET
        elif isinstance(self.category_source, str):
            category_source = self.category_source
        elif isinstance(self.category_source, str):
            category_source = self.category_source
        elif isinstance(self.category_source, str):
            category_source = self.category_source
        else:
            category_source = self.category_source

        external_id: None | str | Unset
        if isinstance(self.external_id, Unset):
            external_id = UNSET
        else:
            external_id = self.external_id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "line": line,
            "outcome": outcome,
            "reason": reason,
        })
        if date is not UNSET:
            field_dict["date"] = date
        if amount is not UNSET:
            field_dict["amount"] = amount
        if currency is not UNSET:
            field_dict["currency"] = currency
        if description is not UNSET:
            field_dict["description"] = description
        if merchant is not UNSET:
            field_dict["merchant"] = merchant
        if category is not UNSET:
            field_dict["category"] = category
        if category_source is not UNSET:
            field_dict["category_source"] = category_source
        if external_id is not UNSET:
            field_dict["external_id"] = external_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        line = d.pop("line")

        outcome = check_sample_row_outcome(d.pop("outcome"))




        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        def _parse_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_type_0 = datetime.date.fromisoformat(data)



                return date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        date = _parse_date(d.pop("date", UNSET))


        def _parse_amount(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        amount = _parse_amount(d.pop("amount", UNSET))


        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))


        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))


        def _parse_merchant(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        merchant = _parse_merchant(d.pop("merchant", UNSET))


        def _parse_category(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        category = _parse_category(d.pop("category", UNSET))


        def _parse_category_source(data: object) -> None | SampleRowCategorySourceType1 | SampleRowCategorySourceType2Type1 | SampleRowCategorySourceType3Type1 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                category_source_type_1 = check_sample_row_category_source_type_1(data)



                return category_source_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                category_source_type_2_type_1 = check_sample_row_category_source_type_2_type_1(data)



                return category_source_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                category_source_type_3_type_1 = check_sample_row_category_source_type_3_type_1(data)



                return category_source_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SampleRowCategorySourceType1 | SampleRowCategorySourceType2Type1 | SampleRowCategorySourceType3Type1 | Unset, data)

        category_source = _parse_category_source(d.pop("category_source", UNSET))


        def _parse_external_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_id = _parse_external_id(d.pop("external_id", UNSET))


        sample_row = cls(
            line=line,
            outcome=outcome,
            reason=reason,
            date=date,
            amount=amount,
            currency=currency,
            description=description,
            merchant=merchant,
            category=category,
            category_source=category_source,
            external_id=external_id,
        )


        sample_row.additional_properties = d
        return sample_row

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
