from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.condition_out import ConditionOut
  from ..models.outcome_out import OutcomeOut





T = TypeVar("T", bound="RuleOut")



@_attrs_define
class RuleOut:
    """ A rule.

        Attributes:
            id (int):
            name (None | str):
            match (list[ConditionOut]):
            set_ (OutcomeOut): What a transaction is given; null stays as it is.
            priority (int):
            enabled (bool):
            override (bool):
            created_at (datetime.datetime):
            updated_at (datetime.datetime):
     """

    id: int
    name: None | str
    match: list[ConditionOut]
    set_: OutcomeOut
    priority: int
    enabled: bool
    override: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.condition_out import ConditionOut # noqa: PLC0415
        from ..models.outcome_out import OutcomeOut # noqa: PLC0415
        id = self.id

        name: None | str
        name = self.name

        match = []
        for match_item_data in self.match:
            match_item = match_item_data.to_dict()
            match.append(match_item)



        set_ = self.set_.to_dict()

        priority = self.priority

        enabled = self.enabled

        override = self.override

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "name": name,
            "match": match,
            "set": set_,
            "priority": priority,
            "enabled": enabled,
            "override": override,
            "created_at": created_at,
            "updated_at": updated_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.condition_out import ConditionOut # noqa: PLC0415
        from ..models.outcome_out import OutcomeOut # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))


        match = []
        _match = d.pop("match")
        for match_item_data in (_match):
            match_item = ConditionOut.from_dict(match_item_data)



            match.append(match_item)


        set_ = OutcomeOut.from_dict(d.pop("set"))




        priority = d.pop("priority")

        enabled = d.pop("enabled")

        override = d.pop("override")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))




        rule_out = cls(
            id=id,
            name=name,
            match=match,
            set_=set_,
            priority=priority,
            enabled=enabled,
            override=override,
            created_at=created_at,
            updated_at=updated_at,
        )


        rule_out.additional_properties = d
        return rule_out

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
