from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_account_account_type import check_new_account_account_type
from ..models.new_account_account_type import NewAccountAccountType
from ..models.new_account_provider import check_new_account_provider
from ..models.new_account_provider import NewAccountProvider
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewAccount")



@_attrs_define
class NewAccount:
    """ An account to be.

        Attributes:
            name (str):
            provider (NewAccountProvider):
            account_type (NewAccountAccountType | Unset):  Default: 'checking'.
            currency (None | str | Unset):  Example: EUR.
            opening_balance (float | None | str | Unset):
     """

    name: str
    provider: NewAccountProvider
    account_type: NewAccountAccountType | Unset = 'checking'
    currency: None | str | Unset = UNSET
    opening_balance: float | None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        name = self.name

        provider: str = self.provider

        account_type: str | Unset = UNSET
        if not isinstance(self.account_type, Unset):
            account_type = self.account_type


        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        opening_balance: float | None | str | Unset
        if isinstance(self.opening_balance, Unset):
            opening_balance = UNSET
        else:
            opening_balance = self.opening_balance


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "name": name,
            "provider": provider,
        })
        if account_type is not UNSET:
            field_dict["account_type"] = account_type
        if currency is not UNSET:
            field_dict["currency"] = currency
        if opening_balance is not UNSET:
            field_dict["opening_balance"] = opening_balance

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        provider = check_new_account_provider(d.pop("provider"))




        _account_type = d.pop("account_type", UNSET)
        account_type: NewAccountAccountType | Unset
        if isinstance(_account_type,  Unset):
            account_type = UNSET
        else:
            account_type = check_new_account_account_type(_account_type)




        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))


        def _parse_opening_balance(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        opening_balance = _parse_opening_balance(d.pop("opening_balance", UNSET))


        new_account = cls(
            name=name,
            provider=provider,
            account_type=account_type,
            currency=currency,
            opening_balance=opening_balance,
        )

        return new_account

