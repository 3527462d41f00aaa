from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.step_result_status import check_step_result_status
from ..models.step_result_status import StepResultStatus
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="StepResult")



@_attrs_define
class StepResult:
    """ What a stage has done.

        Attributes:
            status (StepResultStatus):
            result (Any):
            logs (list[str] | Unset):
     """

    status: StepResultStatus
    result: Any
    logs: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        status: str = self.status

        result = self.result

        logs: list[str] | Unset = UNSET
        if not isinstance(self.logs, Unset):
            logs = self.logs




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "status": status,
            "result": result,
        })
        if logs is not UNSET:
            field_dict["logs"] = logs

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = check_step_result_status(d.pop("status"))




        result = d.pop("result")

        logs = cast(list[str], d.pop("logs", UNSET))


        step_result = cls(
            status=status,
            result=result,
            logs=logs,
        )


        step_result.additional_properties = d
        return step_result

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
