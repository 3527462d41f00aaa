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





T = TypeVar("T", bound="RuleChanges")



@_attrs_define
class RuleChanges:
    """ What may be changed; `match` and `set` are replaced as a whole.

        Attributes:
            name (str | Unset):
            match (list[Condition] | Unset): All of them must hold.
            set_ (Outcome | Unset): What a transaction is given: a category, a merchant, or both.
            priority (int | Unset): The higher decides first; of equal ones the newer rule.
            enabled (bool | Unset):
            override (bool | Unset): Whether it changes what was corrected by hand, too; else it passes over that.
     """

    name: str | Unset = UNSET
    match: list[Condition] | Unset = UNSET
    set_: Outcome | Unset = UNSET
    priority: int | Unset = UNSET
    enabled: bool | Unset = UNSET
    override: bool | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.condition import Condition # noqa: PLC0415
        from ..models.outcome import Outcome # noqa: PLC0415
        name = self.name

        match: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.match, Unset):
            match = []
            for match_item_data in self.match:
                match_item = match_item_data.to_dict()
                match.append(match_item)



        set_: dict[str, Any] | Unset = UNSET
        if not isinstance(self.set_, Unset):
            set_ = self.set_.to_dict()

        priority = self.priority

        enabled = self.enabled

        override = self.override


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if name is not UNSET:
            field_dict["name"] = name
        if match is not UNSET:
            field_dict["match"] = match
        if set_ is not UNSET:
            field_dict["set"] = set_
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
        name = d.pop("name", UNSET)

        _match = d.pop("match", UNSET)
        match: list[Condition] | Unset = UNSET
        if _match is not UNSET:
            match = []
            for match_item_data in _match:
                match_item = Condition.from_dict(match_item_data)



                match.append(match_item)


        _set_ = d.pop("set", UNSET)
        set_: Outcome | Unset
        if isinstance(_set_,  Unset):
            set_ = UNSET
        else:
            set_ = Outcome.from_dict(_set_)




        priority = d.pop("priority", UNSET)

        enabled = d.pop("enabled", UNSET)

        override = d.pop("override", UNSET)

        rule_changes = cls(
            name=name,
            match=match,
            set_=set_,
            priority=priority,
            enabled=enabled,
            override=override,
        )

        return rule_changes

