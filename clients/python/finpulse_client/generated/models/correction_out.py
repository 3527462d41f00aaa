from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.taught_out import TaughtOut





T = TypeVar("T", bound="CorrectionOut")



@_attrs_define
class CorrectionOut:
    """ What an edit of a transaction taught of its merchant.

        Attributes:
            id (int):
            merchant (str): As it was found.
            set_ (TaughtOut): What a correction says of its merchant; null is not said.
            money_in (bool): Whether that transaction brought money in.
            transaction_id (int): The transaction that was edited.
            created_at (datetime.datetime):
            updated_at (datetime.datetime):
     """

    id: int
    merchant: str
    set_: TaughtOut
    money_in: bool
    transaction_id: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.taught_out import TaughtOut # noqa: PLC0415
        id = self.id

        merchant = self.merchant

        set_ = self.set_.to_dict()

        money_in = self.money_in

        transaction_id = self.transaction_id

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "merchant": merchant,
            "set": set_,
            "money_in": money_in,
            "transaction_id": transaction_id,
            "created_at": created_at,
            "updated_at": updated_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.taught_out import TaughtOut # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        merchant = d.pop("merchant")

        set_ = TaughtOut.from_dict(d.pop("set"))




        money_in = d.pop("money_in")

        transaction_id = d.pop("transaction_id")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))




        correction_out = cls(
            id=id,
            merchant=merchant,
            set_=set_,
            money_in=money_in,
            transaction_id=transaction_id,
            created_at=created_at,
            updated_at=updated_at,
        )


        correction_out.additional_properties = d
        return correction_out

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
