from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.currency_sums_out import CurrencySumsOut





T = TypeVar("T", bound="TotalsOut")



@_attrs_define
class TotalsOut:
    """ How many transactions a filter selects, and what they sum up to.

        Attributes:
            count (int):
            sums (list[CurrencySumsOut]):
     """

    count: int
    sums: list[CurrencySumsOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.currency_sums_out import CurrencySumsOut # noqa: PLC0415
        count = self.count

        sums = []
        for sums_item_data in self.sums:
            sums_item = sums_item_data.to_dict()
            sums.append(sums_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "count": count,
            "sums": sums,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.currency_sums_out import CurrencySumsOut # noqa: PLC0415
        d = dict(src_dict)
        count = d.pop("count")

        sums = []
        _sums = d.pop("sums")
        for sums_item_data in (_sums):
            sums_item = CurrencySumsOut.from_dict(sums_item_data)



            sums.append(sums_item)


        totals_out = cls(
            count=count,
            sums=sums,
        )


        totals_out.additional_properties = d
        return totals_out

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
