from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_category_kind import check_new_category_kind
from ..models.new_category_kind import NewCategoryKind
from ..models.new_category_pfc import check_new_category_pfc
from ..models.new_category_pfc import NewCategoryPfc
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewCategory")



@_attrs_define
class NewCategory:
    """ A category of one's own; `pfc` is a primary category of Plaid's personal finance taxonomy.

        Attributes:
            name (str):
            kind (NewCategoryKind | Unset):  Default: 'spending'.
            pfc (NewCategoryPfc | Unset):  Default: 'OTHER'.
     """

    name: str
    kind: NewCategoryKind | Unset = 'spending'
    pfc: NewCategoryPfc | Unset = 'OTHER'





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
            "name": name,
        })
        if kind is not UNSET:
            field_dict["kind"] = kind
        if pfc is not UNSET:
            field_dict["pfc"] = pfc

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        _kind = d.pop("kind", UNSET)
        kind: NewCategoryKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_new_category_kind(_kind)




        _pfc = d.pop("pfc", UNSET)
        pfc: NewCategoryPfc | Unset
        if isinstance(_pfc,  Unset):
            pfc = UNSET
        else:
            pfc = check_new_category_pfc(_pfc)




        new_category = cls(
            name=name,
            kind=kind,
            pfc=pfc,
        )

        return new_category

