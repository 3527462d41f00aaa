from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.transaction_out_category_source import check_transaction_out_category_source
from ..models.transaction_out_category_source import TransactionOutCategorySource
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.attachment_out import AttachmentOut
  from ..models.split_out import SplitOut





T = TypeVar("T", bound="TransactionOut")



@_attrs_define
class TransactionOut:
    """ A transaction; what nobody knows is null.

        Attributes:
            id (int):
            account_id (int):
            job_id (int | None):
            line (int | None):
            date (datetime.date):
            amount (str):
            currency (str):
            description (None | str):
            merchant (None | str):
            category (None | str):
            category_source (TransactionOutCategorySource):
            external_id (None | str):
            transaction_hash (None | str):
            rule_id (int | None): The rule that decided; null once it is deleted, though what it decided may stay.
            correction_id (int | None): The correction that decided; it answers 404 once it is forgotten.
            processed (bool):
            note (None | str):
            tags (list[str]):
            splits (list[SplitOut]):
            attachments (list[AttachmentOut]):
            transfer_id (int | None): The transfer between own accounts that it is half of.
            created_at (datetime.datetime):
            updated_at (datetime.datetime):
     """

    id: int
    account_id: int
    job_id: int | None
    line: int | None
    date: datetime.date
    amount: str
    currency: str
    description: None | str
    merchant: None | str
    category: None | str
    category_source: TransactionOutCategorySource
    external_id: None | str
    transaction_hash: None | str
    rule_id: int | None
    correction_id: int | None
    processed: bool
    note: None | str
    tags: list[str]
    splits: list[SplitOut]
    attachments: list[AttachmentOut]
    transfer_id: int | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.attachment_out import AttachmentOut # noqa: PLC0415
        from ..models.split_out import SplitOut # noqa: PLC0415
        id = self.id

        account_id = self.account_id

        job_id: int | None
        job_id = self.job_id

        line: int | None
        line = self.line

        date = self.date.isoformat()

        amount = self.amount

        currency = self.currency

        description: None | str
        description = self.description

        merchant: None | str
        merchant = self.merchant

        category: None | str
        category = self.category

        category_source: str = self.category_source

        external_id: None | str
        external_id = self.external_id

        transaction_hash: None | str
        transaction_hash = self.transaction_hash

        rule_id: int | None
        rule_id = self.rule_id

        correction_id: int | None
        correction_id = self.correction_id

        processed = self.processed

        note: None | str
        note = self.note

        tags = self.tags



        splits = []
        for splits_item_data in self.splits:
            splits_item = splits_item_data.to_dict()
            splits.append(splits_item)



        attachments = []
        for attachments_item_data in self.attachments:
            attachments_item = attachments_item_data.to_dict()
            attachments.append(attachments_item)



        transfer_id: int | None
        transfer_id = self.transfer_id

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "account_id": account_id,
            "job_id": job_id,
            "line": line,
            "date": date,
            "amount": amount,
            "currency": currency,
            "description": description,
            "merchant": merchant,
            "category": category,
            "category_source": category_source,
            "external_id": external_id,
            "transaction_hash": transaction_hash,
            "rule_id": rule_id,
            "correction_id": correction_id,
            "processed": processed,
            "note": note,
            "tags": tags,
            "splits": splits,
            "attachments": attachments,
            "transfer_id": transfer_id,
            "created_at": created_at,
            "updated_at": updated_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attachment_out import AttachmentOut # noqa: PLC0415
        from ..models.split_out import SplitOut # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        account_id = d.pop("account_id")

        def _parse_job_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        job_id = _parse_job_id(d.pop("job_id"))


        def _parse_line(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        line = _parse_line(d.pop("line"))


        date = datetime.date.fromisoformat(d.pop("date"))




        amount = d.pop("amount")

        currency = d.pop("currency")

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))


        def _parse_merchant(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        merchant = _parse_merchant(d.pop("merchant"))


        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))


        category_source = check_transaction_out_category_source(d.pop("category_source"))




        def _parse_external_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        external_id = _parse_external_id(d.pop("external_id"))


        def _parse_transaction_hash(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        transaction_hash = _parse_transaction_hash(d.pop("transaction_hash"))


        def _parse_rule_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rule_id = _parse_rule_id(d.pop("rule_id"))


        def _parse_correction_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        correction_id = _parse_correction_id(d.pop("correction_id"))


        processed = d.pop("processed")

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))


        tags = cast(list[str], d.pop("tags"))


        splits = []
        _splits = d.pop("splits")
        for splits_item_data in (_splits):
            splits_item = SplitOut.from_dict(splits_item_data)



            splits.append(splits_item)


        attachments = []
        _attachments = d.pop("attachments")
        for attachments_item_data in (_attachments):
            attachments_item = AttachmentOut.from_dict(attachments_item_data)



            attachments.append(attachments_item)


        def _parse_transfer_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        transfer_id = _parse_transfer_id(d.pop("transfer_id"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))




        transaction_out = cls(
            id=id,
            account_id=account_id,
            job_id=job_id,
            line=line,
            date=date,
            amount=amount,
            currency=currency,
            description=description,
            merchant=merchant,
            category=category,
            category_source=category_source,
            external_id=external_id,
            transaction_hash=transaction_hash,
            rule_id=rule_id,
            correction_id=correction_id,
            processed=processed,
            note=note,
            tags=tags,
            splits=splits,
            attachments=attachments,
            transfer_id=transfer_id,
            created_at=created_at,
            updated_at=updated_at,
        )


        transaction_out.additional_properties = d
        return transaction_out

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
