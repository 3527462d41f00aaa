from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.other_currencies import OtherCurrencies
  from ..models.user_statistics_refunded_categories import UserStatisticsRefundedCategories
  from ..models.user_statistics_spent_by_category import UserStatisticsSpentByCategory





T = TypeVar("T", bound="UserStatistics")



@_attrs_define
class UserStatistics:
    """ A lifetime in one currency.

        Attributes:
            total_transactions (int):
            total_income (float):
            total_expense (float):
            refunds (float): By how much all refunds are more than what was spent; else 0.
            avg_transaction_amount (float):
            spent_by_category (UserStatisticsSpentByCategory):
            refunded_categories (UserStatisticsRefundedCategories): Categories that got back more than they cost, and how
                much more.
            updated_at (datetime.datetime | None):
            currency (str):
            excluded (OtherCurrencies): What is in other currencies.
     """

    total_transactions: int
    total_income: float
    total_expense: float
    refunds: float
    avg_transaction_amount: float
    spent_by_category: UserStatisticsSpentByCategory
    refunded_categories: UserStatisticsRefundedCategories
    updated_at: datetime.datetime | None
    currency: str
    excluded: OtherCurrencies
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.other_currencies import OtherCurrencies # noqa: PLC0415
        from ..models.user_statistics_refunded_categories import UserStatisticsRefundedCategories # noqa: PLC0415
        from ..models.user_statistics_spent_by_category import UserStatisticsSpentByCategory # noqa: PLC0415
        total_transactions = self.total_transactions

        total_income = self.total_income

        total_expense = self.total_expense

        refunds = self.refunds

        avg_transaction_amount = self.avg_transaction_amount

        spent_by_category = self.spent_by_category.to_dict()

        refunded_categories = self.refunded_categories.to_dict()

        updated_at: None | str
        if isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        currency = self.currency

        excluded = self.excluded.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "total_transactions": total_transactions,
            "total_income": total_income,
            "total_expense": total_expense,
            "refunds": refunds,
            "avg_transaction_amount": avg_transaction_amount,
            "spent_by_category": spent_by_category,
            "refunded_categories": refunded_categories,
            "updated_at": updated_at,
            "currency": currency,
            "excluded": excluded,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.other_currencies import OtherCurrencies # noqa: PLC0415
        from ..models.user_statistics_refunded_categories import UserStatisticsRefundedCategories # noqa: PLC0415
        from ..models.user_statistics_spent_by_category import UserStatisticsSpentByCategory # noqa: PLC0415
        d = dict(src_dict)
        total_transactions = d.pop("total_transactions")

        total_income = d.pop("total_income")

        total_expense = d.pop("total_expense")

        refunds = d.pop("refunds")

        avg_transaction_amount = d.pop("avg_transaction_amount")

        spent_by_category = UserStatisticsSpentByCategory.from_dict(d.pop("spent_by_category"))




        refunded_categories = UserStatisticsRefundedCategories.from_dict(d.pop("refunded_categories"))




        def _parse_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)



                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_at = _parse_updated_at(d.pop("updated_at"))


        currency = d.pop("currency")

        excluded = OtherCurrencies.from_dict(d.pop("excluded"))




        user_statistics = cls(
            total_transactions=total_transactions,
            total_income=total_income,
            total_expense=total_expense,
            refunds=refunds,
            avg_transaction_amount=avg_transaction_amount,
            spent_by_category=spent_by_category,
            refunded_categories=refunded_categories,
            updated_at=updated_at,
            currency=currency,
            excluded=excluded,
        )


        user_statistics.additional_properties = d
        return user_statistics

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
