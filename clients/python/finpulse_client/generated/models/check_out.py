from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.check_out_kind import check_check_out_kind
from ..models.check_out_kind import CheckOutKind
from typing import cast






T = TypeVar("T", bound="CheckOut")



@_attrs_define
class CheckOut:
    """ One thing that the statement says of its rows: of so many figures, so many hold.

        Attributes:
            kind (CheckOutKind): running_balance, closing_balance, stated_total, stated_count or continuity.
            holds (int):
            of (int):
            sentence (str):
     """

    kind: CheckOutKind
    holds: int
    of: int
    sentence: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        holds = self.holds

        of = self.of

        sentence = self.sentence


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kind": kind,
            "holds": holds,
            "of": of,
            "sentence": sentence,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_check_out_kind(d.pop("kind"))




        holds = d.pop("holds")

        of = d.pop("of")

        sentence = d.pop("sentence")

        check_out = cls(
            kind=kind,
            holds=holds,
            of=of,
            sentence=sentence,
        )


        check_out.additional_properties = d
        return check_out

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
