from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.filter_kind import check_filter_kind
from ..models.filter_kind import FilterKind
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="Filter")



@_attrs_define
class Filter:
    """ Which transactions, by the names of the list's parameters; without any, all.

        Attributes:
            account_id (int | Unset):
            job_id (int | Unset):
            from_ (datetime.date | Unset):
            to (datetime.date | Unset):
            category (str | Unset): Of what was split, its parts' categories count.
            merchant (str | Unset):
            currency (str | Unset):  Example: EUR.
            min_amount (float | str | Unset):
            max_amount (float | str | Unset):
            processed (bool | Unset):
            kind (FilterKind | Unset): What the figures count as income, spending or transfer; `external` is income and
                spending. Of what was split, its parts count. The sum of what is listed is the figure.
            tag (str | Unset): In whatever case.
            q (str | Unset): Words of description or merchant, or their beginnings, in whatever case and accents; "quoted"
                for a phrase, -word to leave out, `or` between two of which one will do.
     """

    account_id: int | Unset = UNSET
    job_id: int | Unset = UNSET
    from_: datetime.date | Unset = UNSET
    to: datetime.date | Unset = UNSET
    category: str | Unset = UNSET
    merchant: str | Unset = UNSET
    currency: str | Unset = UNSET
    min_amount: float | str | Unset = UNSET
    max_amount: float | str | Unset = UNSET
    processed: bool | Unset = UNSET
    kind: FilterKind | Unset = UNSET
    tag: str | Unset = UNSET
    q: str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        account_id = self.account_id

        job_id = self.job_id

        from_: str | Unset = UNSET
        if not isinstance(self.from_, Unset):
            from_ = self.from_.isoformat()

        to: str | Unset = UNSET
        if not isinstance(self.to, Unset):
            to = self.to.isoformat()

        category = self.category

        merchant = self.merchant

        currency = self.currency

        min_amount: float | str | Unset
        if isinstance(self.min_amount, Unset):
            min_amount = UNSET
        else:
            min_amount = self.min_amount

        max_amount: float | str | Unset
        if isinstance(self.max_amount, Unset):
            max_amount = UNSET
        else:
            max_amount = self.max_amount

        processed = self.processed

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        tag = self.tag

        q = self.q


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if account_id is not UNSET:
            field_dict["account_id"] = account_id
        if job_id is not UNSET:
            field_dict["job_id"] = job_id
        if from_ is not UNSET:
            field_dict["from"] = from_
        if to is not UNSET:
            field_dict["to"] = to
        if category is not UNSET:
            field_dict["category"] = category
        if merchant is not UNSET:
            field_dict["merchant"] = merchant
        if currency is not UNSET:
            field_dict["currency"] = currency
        if min_amount is not UNSET:
            field_dict["min_amount"] = min_amount
        if max_amount is not UNSET:
            field_dict["max_amount"] = max_amount
        if processed is not UNSET:
            field_dict["processed"] = processed
        if kind is not UNSET:
            field_dict["kind"] = kind
        if tag is not UNSET:
            field_dict["tag"] = tag
        if q is not UNSET:
            field_dict["q"] = q

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        account_id = d.pop("account_id", UNSET)

        job_id = d.pop("job_id", UNSET)

        _from_ = d.pop("from", UNSET)
        from_: datetime.date | Unset
        if isinstance(_from_,  Unset):
            from_ = UNSET
        else:
            from_ = datetime.date.fromisoformat(_from_)




        _to = d.pop("to", UNSET)
        to: datetime.date | Unset
        if isinstance(_to,  Unset):
            to = UNSET
        else:
            to = datetime.date.fromisoformat(_to)




        category = d.pop("category", UNSET)

        merchant = d.pop("merchant", UNSET)

        currency = d.pop("currency", UNSET)

        def _parse_min_amount(data: object) -> float | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | str | Unset, data)

        min_amount = _parse_min_amount(d.pop("min_amount", UNSET))


        def _parse_max_amount(data: object) -> float | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | str | Unset, data)

        max_amount = _parse_max_amount(d.pop("max_amount", UNSET))


        processed = d.pop("processed", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: FilterKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_filter_kind(_kind)




        tag = d.pop("tag", UNSET)

        q = d.pop("q", UNSET)

        filter_ = cls(
            account_id=account_id,
            job_id=job_id,
            from_=from_,
            to=to,
            category=category,
            merchant=merchant,
            currency=currency,
            min_amount=min_amount,
            max_amount=max_amount,
            processed=processed,
            kind=kind,
            tag=tag,
            q=q,
        )

        return filter_

