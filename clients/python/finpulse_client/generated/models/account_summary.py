from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.account_summary_account_type import AccountSummaryAccountType
from ..models.account_summary_account_type import check_account_summary_account_type
from ..models.account_summary_provider import AccountSummaryProvider
from ..models.account_summary_provider import check_account_summary_provider
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.other_currencies import OtherCurrencies





T = TypeVar("T", bound="AccountSummary")



@_attrs_define
class AccountSummary:
    """ An account at a glance, in its own currency.

        Attributes:
            account_id (int):
            account_name (str):
            account_type (AccountSummaryAccountType):
            currency (str):
            balance (float):
            provider (AccountSummaryProvider):
            total_transactions (int):
            recent_transactions_30d (int):
            last_updated (datetime.datetime):
            excluded (OtherCurrencies): What is in other currencies.
     """

    account_id: int
    account_name: str
    account_type: AccountSummaryAccountType
    currency: str
    balance: float
    provider: AccountSummaryProvider
    total_transactions: int
    recent_transactions_30d: int
    last_updated: datetime.datetime
    excluded: OtherCurrencies
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.other_currencies import OtherCurrencies # noqa: PLC0415
        account_id = self.account_id

        account_name = self.account_name

        account_type: str = self.account_type

        currency = self.currency

        balance = self.balance

        provider: str = self.provider

        total_transactions = self.total_transactions

        recent_transactions_30d = self.recent_transactions_30d

        last_updated = self.last_updated.isoformat()

        excluded = self.excluded.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "account_id": account_id,
            "account_name": account_name,
            "account_type": account_type,
            "currency": currency,
            "balance": balance,
            "provider": provider,
            "total_transactions": total_transactions,
            "recent_transactions_30d": recent_transactions_30d,
            "last_updated": last_updated,
            "excluded": excluded,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.other_currencies import OtherCurrencies # noqa: PLC0415
        d = dict(src_dict)
        account_id = d.pop("account_id")

        account_name = d.pop("account_name")

        account_type = check_account_summary_account_type(d.pop("account_type"))




        currency = d.pop("currency")

        balance = d.pop("balance")

        provider = check_account_summary_provider(d.pop("provider"))




        total_transactions = d.pop("total_transactions")

        recent_transactions_30d = d.pop("recent_transactions_30d")

        last_updated = datetime.datetime.fromisoformat(d.pop("last_updated"))




        excluded = OtherCurrencies.from_dict(d.pop("excluded"))




        account_summary = cls(
            account_id=account_id,
            account_name=account_name,
            account_type=account_type,
            currency=currency,
            balance=balance,
            provider=provider,
            total_transactions=total_transactions,
            recent_transactions_30d=recent_transactions_30d,
            last_updated=last_updated,
            excluded=excluded,
        )


        account_summary.additional_properties = d
        return account_summary

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
