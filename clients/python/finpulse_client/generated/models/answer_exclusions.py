from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.left_out import LeftOut
  from ..models.left_out_currency import LeftOutCurrency





T = TypeVar("T", bound="AnswerExclusions")



@_attrs_define
class AnswerExclusions:
    """ What of the same filters and period the figures leave out.

        Attributes:
            other_currencies (list[LeftOutCurrency]):
            transfers (LeftOut): How many transactions the figures leave out, and their sums, both positive.
     """

    other_currencies: list[LeftOutCurrency]
    transfers: LeftOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.left_out import LeftOut # noqa: PLC0415
        from ..models.left_out_currency import LeftOutCurrency # noqa: PLC0415
        other_currencies = []
        for other_currencies_item_data in self.other_currencies:
            other_currencies_item = other_currencies_item_data.to_dict()
            other_currencies.append(other_currencies_item)



        transfers = self.transfers.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "other_currencies": other_currencies,
            "transfers": transfers,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.left_out import LeftOut # noqa: PLC0415
        from ..models.left_out_currency import LeftOutCurrency # noqa: PLC0415
        d = dict(src_dict)
        other_currencies = []
        _other_currencies = d.pop("other_currencies")
        for other_currencies_item_data in (_other_currencies):
            other_currencies_item = LeftOutCurrency.from_dict(other_currencies_item_data)



            other_currencies.append(other_currencies_item)


        transfers = LeftOut.from_dict(d.pop("transfers"))




        answer_exclusions = cls(
            other_currencies=other_currencies,
            transfers=transfers,
        )


        answer_exclusions.additional_properties = d
        return answer_exclusions

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
