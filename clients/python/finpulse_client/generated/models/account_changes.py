from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.account_changes_account_type import AccountChangesAccountType
from ..models.account_changes_account_type import check_account_changes_account_type
from ..models.account_changes_provider import AccountChangesProvider
from ..models.account_changes_provider import check_account_changes_provider
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="AccountChanges")



@_attrs_define
class AccountChanges:
    """ What may be changed.

        Attributes:
            name (str | Unset):
            provider (AccountChangesProvider | Unset):
            account_type (AccountChangesAccountType | Unset):
            currency (str | Unset):  Example: EUR.
            opening_balance (float | None | str | Unset): What was there before the first transaction; null: as proven.
            is_active (bool | Unset):
     """

    name: str | Unset = UNSET
    provider: AccountChangesProvider | Unset = UNSET
    account_type: AccountChangesAccountType | Unset = UNSET
    currency: str | Unset = UNSET
    opening_balance: float | None | str | Unset = UNSET
    is_active: bool | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        name = self.name

        provider: str | Unset = UNSET
        if not isinstance(self.provider, Unset):
            provider = self.provider


        account_type: str | Unset = UNSET
        if not isinstance(self.account_type, Unset):
            account_type = self.account_type


        currency = self.currency

        opening_balance: float | None | str | Unset
        if isinstance(self.opening_balance, Unset):
            opening_balance = UNSET
        else:
            opening_balance = self.opening_balance

        is_active = self.is_active


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if name is not UNSET:
            field_dict["name"] = name
        if provider is not UNSET:
            field_dict["provider"] = provider
        if account_type is not UNSET:
            field_dict["account_type"] = account_type
        if currency is not UNSET:
            field_dict["currency"] = currency
        if opening_balance is not UNSET:
            field_dict["opening_balance"] = opening_balance
        if is_active is not UNSET:
            field_dict["is_active"] = is_active

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        _provider = d.pop("provider", UNSET)
        provider: AccountChangesProvider | Unset
        if isinstance(_provider,  Unset):
            provider = UNSET
        else:
            provider = check_account_changes_provider(_provider)




        _account_type = d.pop("account_type", UNSET)
        account_type: AccountChangesAccountType | Unset
        if isinstance(_account_type,  Unset):
            account_type = UNSET
        else:
            account_type = check_account_changes_account_type(_account_type)




        currency = d.pop("currency", UNSET)

        def _parse_opening_balance(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        opening_balance = _parse_opening_balance(d.pop("opening_balance", UNSET))


        is_active = d.pop("is_active", UNSET)

        account_changes = cls(
            name=name,
            provider=provider,
            account_type=account_type,
            currency=currency,
            opening_balance=opening_balance,
            is_active=is_active,
        )

        return account_changes

