from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.condition import Condition
  from ..models.outcome import Outcome





T = TypeVar("T", bound="NewRule")



@_attrs_define
class NewRule:
    """ A rule to be.

        Attributes:
            match (list[Condition]): All of them must hold.
            set_ (Outcome): What a transaction is given: a category, a merchant, or both.
            name (str | Unset):
            priority (int | Unset): The higher decides first; of equal ones the newer rule.
            enabled (bool | Unset):
            override (bool | Unset): Whether it changes what was corrected by hand, too; else it passes over that.
     """

    match: list[Condition]
    set_: Outcome
    name: str | Unset = UNSET
    priority: int | Unset = UNSET
    enabled: bool | Unset = UNSET
    override: bool | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.condition import Condition # noqa: PLC0415
        from ..models.outcome import Outcome # noqa: PLC0415
        match = []
        for match_item_data in self.match:
            match_item = match_item_data.to_dict()
            match.append(match_item)



        set_ = self.set_.to_dict()

        name = self.name

        priority = self.priority

        enabled = self.enabled

        override = self.override


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "match": match,
            "set": set_,
        })
        if name is not UNSET:
            field_dict["name"] = name
        if priority is not UNSET:
            field_dict["priority"] = priority
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if override is not UNSET:
            field_dict["override"] = override

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.condition import Condition # noqa: PLC0415
        from ..models.outcome import Outcome # noqa: PLC0415
        d = dict(src_dict)
        match = []
        _match = d.pop("match")
        for match_item_data in (_match):
            match_item = Condition.from_dict(match_item_data)



            match.append(match_item)


        set_ = Outcome.from_dict(d.pop("set"))




        name = d.pop("name", UNSET)

        priority = d.pop("priority", UNSET)

        enabled = d.pop("enabled", UNSET)

        override = d.pop("override", UNSET)

        new_rule = cls(
            match=match,
            set_=set_,
            name=name,
            priority=priority,
            enabled=enabled,
            override=override,
        )

        return new_rule

