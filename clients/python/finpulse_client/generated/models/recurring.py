from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.recurring_interval import check_recurring_interval
from ..models.recurring_interval import RecurringInterval
from ..models.recurring_kind import check_recurring_kind
from ..models.recurring_kind import RecurringKind
from ..models.recurring_state import check_recurring_state
from ..models.recurring_state import RecurringState
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.price_change import PriceChange





T = TypeVar("T", bound="Recurring")



@_attrs_define
class Recurring:
    """ A subscription, a bill, or what comes in again and again; amounts are positive, and `kind` says which way.

        Attributes:
            merchant (str):
            account_id (int):
            category (str):
            kind (RecurringKind):
            state (RecurringState): `early` has as few payments as it takes to be found. `ended` misses one on statements
                that should tell it, or was not heard of for long.
            amount (float): The usual one by now.
            currency (str):
            interval (RecurringInterval):
            interval_days (float): Mean days from one payment to the next: a month has 30.4375.
            last_date (datetime.date):
            next_date (datetime.date | None): When the next is due; null once it has ended.
            monthly_cost (float): amount × 30.4375 / interval_days.
            confidence (float): 0 to 1: share of regular gaps × (1 − spread of amounts) × n / (n + 1) for n payments.
            count (int): How many payments it was found by.
            price_changes (list[PriceChange]):
     """

    merchant: str
    account_id: int
    category: str
    kind: RecurringKind
    state: RecurringState
    amount: float
    currency: str
    interval: RecurringInterval
    interval_days: float
    last_date: datetime.date
    next_date: datetime.date | None
    monthly_cost: float
    confidence: float
    count: int
    price_changes: list[PriceChange]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.price_change import PriceChange # noqa: PLC0415
        merchant = self.merchant

        account_id = self.account_id

        category = self.category

        kind: str = self.kind

        state: str = self.state

        amount = self.amount

        currency = self.currency

        interval: str = self.interval

        interval_days = self.interval_days

        last_date = self.last_date.isoformat()

        next_date: None | str
        if isinstance(self.next_date, datetime.date):
            next_date = self.next_date.isoformat()
        else:
            next_date = self.next_date

        monthly_cost = self.monthly_cost

        confidence = self.confidence

        count = self.count

        price_changes = []
        for price_changes_item_data in self.price_changes:
            price_changes_item = price_changes_item_data.to_dict()
            price_changes.append(price_changes_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "merchant": merchant,
            "account_id": account_id,
            "category": category,
            "kind": kind,
            "state": state,
            "amount": amount,
            "currency": currency,
            "interval": interval,
            "interval_days": interval_days,
            "last_date": last_date,
            "next_date": next_date,
            "monthly_cost": monthly_cost,
            "confidence": confidence,
            "count": count,
            "price_changes": price_changes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price_change import PriceChange # noqa: PLC0415
        d = dict(src_dict)
        merchant = d.pop("merchant")

        account_id = d.pop("account_id")

        category = d.pop("category")

        kind = check_recurring_kind(d.pop("kind"))




        state = check_recurring_state(d.pop("state"))




        amount = d.pop("amount")

        currency = d.pop("currency")

        interval = check_recurring_interval(d.pop("interval"))




        interval_days = d.pop("interval_days")

        last_date = datetime.date.fromisoformat(d.pop("last_date"))




        def _parse_next_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_date_type_0 = datetime.date.fromisoformat(data)



                return next_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_date = _parse_next_date(d.pop("next_date"))


        monthly_cost = d.pop("monthly_cost")

        confidence = d.pop("confidence")

        count = d.pop("count")

        price_changes = []
        _price_changes = d.pop("price_changes")
        for price_changes_item_data in (_price_changes):
            price_changes_item = PriceChange.from_dict(price_changes_item_data)



            price_changes.append(price_changes_item)


        recurring = cls(
            merchant=merchant,
            account_id=account_id,
            category=category,
            kind=kind,
            state=state,
            amount=amount,
            currency=currency,
            interval=interval,
            interval_days=interval_days,
            last_date=last_date,
            next_date=next_date,
            monthly_cost=monthly_cost,
            confidence=confidence,
            count=count,
            price_changes=price_changes,
        )


        recurring.additional_properties = d
        return recurring

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
