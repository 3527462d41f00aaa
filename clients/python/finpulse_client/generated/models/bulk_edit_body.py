from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.bulk_changes import BulkChanges
  from ..models.filter_ import Filter





T = TypeVar("T", bound="BulkEditBody")



@_attrs_define
class BulkEditBody:
    """ Which transactions, by a filter or by their ids, and what they are to have.

        Attributes:
            set_ (BulkChanges): What many transactions are to have.
            filter_ (Filter | Unset): Which transactions, by the names of the list's parameters; without any, all.
            ids (list[int] | Unset):
     """

    set_: BulkChanges
    filter_: Filter | Unset = UNSET
    ids: list[int] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.bulk_changes import BulkChanges # noqa: PLC0415
        from ..models.filter_ import Filter # noqa: PLC0415
        set_ = self.set_.to_dict()

        filter_: dict[str, Any] | Unset = UNSET
        if not isinstance(self.filter_, Unset):
            filter_ = self.filter_.to_dict()

        ids: list[int] | Unset = UNSET
        if not isinstance(self.ids, Unset):
            ids = self.ids




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "set": set_,
        })
        if filter_ is not UNSET:
            field_dict["filter"] = filter_
        if ids is not UNSET:
            field_dict["ids"] = ids

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bulk_changes import BulkChanges # noqa: PLC0415
        from ..models.filter_ import Filter # noqa: PLC0415
        d = dict(src_dict)
        set_ = BulkChanges.from_dict(d.pop("set"))




        _filter_ = d.pop("filter", UNSET)
        filter_: Filter | Unset
        if isinstance(_filter_,  Unset):
            filter_ = UNSET
        else:
            filter_ = Filter.from_dict(_filter_)




        ids = cast(list[int], d.pop("ids", UNSET))


        bulk_edit_body = cls(
            set_=set_,
            filter_=filter_,
            ids=ids,
        )

        return bulk_edit_body

