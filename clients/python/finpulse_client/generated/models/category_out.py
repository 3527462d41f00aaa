from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.category_out_kind import CategoryOutKind
from ..models.category_out_kind import check_category_out_kind
from ..models.category_out_pfc import CategoryOutPfc
from ..models.category_out_pfc import check_category_out_pfc
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="CategoryOut")



@_attrs_define
class CategoryOut:
    """ A category; the id is null for the defaults, which can't be changed.

        Attributes:
            name (str):
            kind (CategoryOutKind):
            pfc (CategoryOutPfc):
            id (int | None | Unset):
     """

    name: str
    kind: CategoryOutKind
    pfc: CategoryOutPfc
    id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind: str = self.kind

        pfc: str = self.pfc

        id: int | None | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "name": name,
            "kind": kind,
            "pfc": pfc,
        })
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        kind = check_category_out_kind(d.pop("kind"))




        pfc = check_category_out_pfc(d.pop("pfc"))




        def _parse_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        id = _parse_id(d.pop("id", UNSET))


        category_out = cls(
            name=name,
            kind=kind,
            pfc=pfc,
            id=id,
        )


        category_out.additional_properties = d
        return category_out

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
