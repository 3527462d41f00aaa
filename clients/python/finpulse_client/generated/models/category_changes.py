from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.category_changes_kind import CategoryChangesKind
from ..models.category_changes_kind import check_category_changes_kind
from ..models.category_changes_pfc import CategoryChangesPfc
from ..models.category_changes_pfc import check_category_changes_pfc
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="CategoryChanges")



@_attrs_define
class CategoryChanges:
    """ What may be changed; the name only while no transaction bears it.

        Attributes:
            name (str | Unset):
            kind (CategoryChangesKind | Unset):
            pfc (CategoryChangesPfc | Unset):
     """

    name: str | Unset = UNSET
    kind: CategoryChangesKind | Unset = UNSET
    pfc: CategoryChangesPfc | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        pfc: str | Unset = UNSET
        if not isinstance(self.pfc, Unset):
            pfc = self.pfc



        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if name is not UNSET:
            field_dict["name"] = name
        if kind is not UNSET:
            field_dict["kind"] = kind
        if pfc is not UNSET:
            field_dict["pfc"] = pfc

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: CategoryChangesKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_category_changes_kind(_kind)




        _pfc = d.pop("pfc", UNSET)
        pfc: CategoryChangesPfc | Unset
        if isinstance(_pfc,  Unset):
            pfc = UNSET
        else:
            pfc = check_category_changes_pfc(_pfc)




        category_changes = cls(
            name=name,
            kind=kind,
            pfc=pfc,
        )

        return category_changes

