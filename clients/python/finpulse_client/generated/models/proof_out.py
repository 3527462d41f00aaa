from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.proof_out_verdict import check_proof_out_verdict
from ..models.proof_out_verdict import ProofOutVerdict
from typing import cast

if TYPE_CHECKING:
  from ..models.break_out import BreakOut
  from ..models.check_out import CheckOut





T = TypeVar("T", bound="ProofOut")



@_attrs_define
class ProofOut:
    """ Whether the statement's own figures prove its rows.

        Attributes:
            verdict (ProofOutVerdict): proven: something proves all rows; contradicted: something can't be true of them.
            checks (list[CheckOut]):
            breaks (list[BreakOut]):
     """

    verdict: ProofOutVerdict
    checks: list[CheckOut]
    breaks: list[BreakOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.break_out import BreakOut # noqa: PLC0415
        from ..models.check_out import CheckOut # noqa: PLC0415
        verdict: str = self.verdict

        checks = []
        for checks_item_data in self.checks:
            checks_item = checks_item_data.to_dict()
            checks.append(checks_item)



        breaks = []
        for breaks_item_data in self.breaks:
            breaks_item = breaks_item_data.to_dict()
            breaks.append(breaks_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "verdict": verdict,
            "checks": checks,
            "breaks": breaks,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.break_out import BreakOut # noqa: PLC0415
        from ..models.check_out import CheckOut # noqa: PLC0415
        d = dict(src_dict)
        verdict = check_proof_out_verdict(d.pop("verdict"))




        checks = []
        _checks = d.pop("checks")
        for checks_item_data in (_checks):
            checks_item = CheckOut.from_dict(checks_item_data)



            checks.append(checks_item)


        breaks = []
        _breaks = d.pop("breaks")
        for breaks_item_data in (_breaks):
            breaks_item = BreakOut.from_dict(breaks_item_data)



            breaks.append(breaks_item)


        proof_out = cls(
            verdict=verdict,
            checks=checks,
            breaks=breaks,
        )


        proof_out.additional_properties = d
        return proof_out

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
