from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.processing_status_status import check_processing_status_status
from ..models.processing_status_status import ProcessingStatusStatus
from typing import cast






T = TypeVar("T", bound="ProcessingStatus")



@_attrs_define
class ProcessingStatus:
    """ How much of a user's waits for the transform stage.

        Attributes:
            user_id (int):
            total_transactions (int):
            unprocessed_transactions (int):
            processed_transactions (int):
            processing_percentage (float):
            needs_processing (bool):
            status (ProcessingStatusStatus):
     """

    user_id: int
    total_transactions: int
    unprocessed_transactions: int
    processed_transactions: int
    processing_percentage: float
    needs_processing: bool
    status: ProcessingStatusStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        user_id = self.user_id

        total_transactions = self.total_transactions

        unprocessed_transactions = self.unprocessed_transactions

        processed_transactions = self.processed_transactions

        processing_percentage = self.processing_percentage

        needs_processing = self.needs_processing

        status: str = self.status


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "user_id": user_id,
            "total_transactions": total_transactions,
            "unprocessed_transactions": unprocessed_transactions,
            "processed_transactions": processed_transactions,
            "processing_percentage": processing_percentage,
            "needs_processing": needs_processing,
            "status": status,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        user_id = d.pop("user_id")

        total_transactions = d.pop("total_transactions")

        unprocessed_transactions = d.pop("unprocessed_transactions")

        processed_transactions = d.pop("processed_transactions")

        processing_percentage = d.pop("processing_percentage")

        needs_processing = d.pop("needs_processing")

        status = check_processing_status_status(d.pop("status"))




        processing_status = cls(
            user_id=user_id,
            total_transactions=total_transactions,
            unprocessed_transactions=unprocessed_transactions,
            processed_transactions=processed_transactions,
            processing_percentage=processing_percentage,
            needs_processing=needs_processing,
            status=status,
        )


        processing_status.additional_properties = d
        return processing_status

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
