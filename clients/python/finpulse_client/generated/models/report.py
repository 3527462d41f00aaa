from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.report_overall_status import check_report_overall_status
from ..models.report_overall_status import ReportOverallStatus
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.check import Check





T = TypeVar("T", bound="Report")



@_attrs_define
class Report:
    """ All parts: `healthy`, `degraded` or `unhealthy`.

        Attributes:
            overall_status (ReportOverallStatus):
            checks (list[Check]):
            recommendations (list[str]):
            timestamp (datetime.datetime):
     """

    overall_status: ReportOverallStatus
    checks: list[Check]
    recommendations: list[str]
    timestamp: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.check import Check # noqa: PLC0415
        overall_status: str = self.overall_status

        checks = []
        for checks_item_data in self.checks:
            checks_item = checks_item_data.to_dict()
            checks.append(checks_item)



        recommendations = self.recommendations



        timestamp = self.timestamp.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "overall_status": overall_status,
            "checks": checks,
            "recommendations": recommendations,
            "timestamp": timestamp,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check import Check # noqa: PLC0415
        d = dict(src_dict)
        overall_status = check_report_overall_status(d.pop("overall_status"))




        checks = []
        _checks = d.pop("checks")
        for checks_item_data in (_checks):
            checks_item = Check.from_dict(checks_item_data)



            checks.append(checks_item)


        recommendations = cast(list[str], d.pop("recommendations"))


        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))




        report = cls(
            overall_status=overall_status,
            checks=checks,
            recommendations=recommendations,
            timestamp=timestamp,
        )


        report.additional_properties = d
        return report

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
