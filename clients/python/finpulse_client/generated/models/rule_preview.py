from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.sample_out import SampleOut





T = TypeVar("T", bound="RulePreview")



@_attrs_define
class RulePreview:
    """ How many transactions a rule would change, and the newest of them.

        Attributes:
            count (int):
            looked_at (int): How many were looked at: the newest of the days that the rule is about.
            exact (bool): Whether these are all. Else the count is of the newest, and a rule's job tells all.
            sample (list[SampleOut]):
     """

    count: int
    looked_at: int
    exact: bool
    sample: list[SampleOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.sample_out import SampleOut # noqa: PLC0415
        count = self.count

        looked_at = self.looked_at

        exact = self.exact

        sample = []
        for sample_item_data in self.sample:
            sample_item = sample_item_data.to_dict()
            sample.append(sample_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "count": count,
            "looked_at": looked_at,
            "exact": exact,
            "sample": sample,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sample_out import SampleOut # noqa: PLC0415
        d = dict(src_dict)
        count = d.pop("count")

        looked_at = d.pop("looked_at")

        exact = d.pop("exact")

        sample = []
        _sample = d.pop("sample")
        for sample_item_data in (_sample):
            sample_item = SampleOut.from_dict(sample_item_data)



            sample.append(sample_item)


        rule_preview = cls(
            count=count,
            looked_at=looked_at,
            exact=exact,
            sample=sample,
        )


        rule_preview.additional_properties = d
        return rule_preview

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
