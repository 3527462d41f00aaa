from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.outcome_out import OutcomeOut
  from ..models.transaction_out import TransactionOut





T = TypeVar("T", bound="SampleOut")



@_attrs_define
class SampleOut:
    """ A transaction that a rule would change, and what it would be.

        Attributes:
            transaction (TransactionOut): A transaction; what nobody knows is null.
            becomes (OutcomeOut): What a transaction is given; null stays as it is.
     """

    transaction: TransactionOut
    becomes: OutcomeOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.outcome_out import OutcomeOut # noqa: PLC0415
        from ..models.transaction_out import TransactionOut # noqa: PLC0415
        transaction = self.transaction.to_dict()

        becomes = self.becomes.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "transaction": transaction,
            "becomes": becomes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outcome_out import OutcomeOut # noqa: PLC0415
        from ..models.transaction_out import TransactionOut # noqa: PLC0415
        d = dict(src_dict)
        transaction = TransactionOut.from_dict(d.pop("transaction"))




        becomes = OutcomeOut.from_dict(d.pop("becomes"))




        sample_out = cls(
            transaction=transaction,
            becomes=becomes,
        )


        sample_out.additional_properties = d
        return sample_out

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
