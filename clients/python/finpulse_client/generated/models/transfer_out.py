from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.transfer_out_state import check_transfer_out_state
from ..models.transfer_out_state import TransferOutState
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.transaction_out import TransactionOut





T = TypeVar("T", bound="TransferOut")



@_attrs_define
class TransferOut:
    """ A transfer: both sides, and what made them one.

        Attributes:
            id (int):
            state (TransferOutState):
            out (TransactionOut): A transaction; what nobody knows is null.
            in_ (TransactionOut): A transaction; what nobody knows is null.
            evidence (str):
            days_apart (int):
            rate (float | None): Money in for one unit of money out; null within one currency.
            created_at (datetime.datetime):
     """

    id: int
    state: TransferOutState
    out: TransactionOut
    in_: TransactionOut
    evidence: str
    days_apart: int
    rate: float | None
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.transaction_out import TransactionOut # noqa: PLC0415
        id = self.id

        state: str = self.state

        out = self.out.to_dict()

        in_ = self.in_.to_dict()

        evidence = self.evidence

        days_apart = self.days_apart

        rate: float | None
        rate = self.rate

        created_at = self.created_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "state": state,
            "out": out,
            "in": in_,
            "evidence": evidence,
            "days_apart": days_apart,
            "rate": rate,
            "created_at": created_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transaction_out import TransactionOut # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        state = check_transfer_out_state(d.pop("state"))




        out = TransactionOut.from_dict(d.pop("out"))




        in_ = TransactionOut.from_dict(d.pop("in"))




        evidence = d.pop("evidence")

        days_apart = d.pop("days_apart")

        def _parse_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        rate = _parse_rate(d.pop("rate"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        transfer_out = cls(
            id=id,
            state=state,
            out=out,
            in_=in_,
            evidence=evidence,
            days_apart=days_apart,
            rate=rate,
            created_at=created_at,
        )


        transfer_out.additional_properties = d
        return transfer_out

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
