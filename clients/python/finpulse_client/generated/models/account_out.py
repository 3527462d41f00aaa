from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.account_out_account_type import AccountOutAccountType
from ..models.account_out_account_type import check_account_out_account_type
from ..models.account_out_balance_source import AccountOutBalanceSource
from ..models.account_out_balance_source import check_account_out_balance_source
from ..models.account_out_proof import AccountOutProof
from ..models.account_out_proof import check_account_out_proof
from ..models.account_out_provider import AccountOutProvider
from ..models.account_out_provider import check_account_out_provider
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.bank_balance_out import BankBalanceOut





T = TypeVar("T", bound="AccountOut")



@_attrs_define
class AccountOut:
    """ An account; the balance is its opening balance and all its counted transactions in its own currency.

        Attributes:
            id (int):
            name (str):
            provider (AccountOutProvider):
            account_type (AccountOutAccountType):
            currency (str):
            balance (float):
            opening_balance (float):
            balance_source (AccountOutBalanceSource): Where the opening balance is from: `bank` statements, `set` by hand,
                or `sum`: 0.
            bank_balance (BankBalanceOut | None):
            proof (AccountOutProof): `proven`, `contradicted` or `unprovable`.
            is_active (bool):
            created_at (datetime.datetime):
            updated_at (datetime.datetime):
     """

    id: int
    name: str
    provider: AccountOutProvider
    account_type: AccountOutAccountType
    currency: str
    balance: float
    opening_balance: float
    balance_source: AccountOutBalanceSource
    bank_balance: BankBalanceOut | None
    proof: AccountOutProof
    is_active: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.bank_balance_out import BankBalanceOut # noqa: PLC0415
        id = self.id

        name = self.name

        provider: str = self.provider

        account_type: str = self.account_type

        currency = self.currency

        balance = self.balance

        opening_balance = self.opening_balance

        balance_source: str = self.balance_source

        bank_balance: dict[str, Any] | None
        if isinstance(self.bank_balance, BankBalanceOut):
            bank_balance = self.bank_balance.to_dict()
        else:
            bank_balance = self.bank_balance

        proof: str = self.proof

        is_active = self.is_active

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "name": name,
            "provider": provider,
            "account_type": account_type,
            "currency": currency,
            "balance": balance,
            "opening_balance": opening_balance,
            "balance_source": balance_source,
            "bank_balance": bank_balance,
            "proof": proof,
            "is_active": is_active,
            "created_at": created_at,
            "updated_at": updated_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bank_balance_out import BankBalanceOut # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        provider = check_account_out_provider(d.pop("provider"))




        account_type = check_account_out_account_type(d.pop("account_type"))




        currency = d.pop("currency")

        balance = d.pop("balance")

        opening_balance = d.pop("opening_balance")

        balance_source = check_account_out_balance_source(d.pop("balance_source"))




        def _parse_bank_balance(data: object) -> BankBalanceOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                bank_balance_type_0 = BankBalanceOut.from_dict(data)



                return bank_balance_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BankBalanceOut | None, data)

        bank_balance = _parse_bank_balance(d.pop("bank_balance"))


        proof = check_account_out_proof(d.pop("proof"))




        is_active = d.pop("is_active")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))




        account_out = cls(
            id=id,
            name=name,
            provider=provider,
            account_type=account_type,
            currency=currency,
            balance=balance,
            opening_balance=opening_balance,
            balance_source=balance_source,
            bank_balance=bank_balance,
            proof=proof,
            is_active=is_active,
            created_at=created_at,
            updated_at=updated_at,
        )


        account_out.additional_properties = d
        return account_out

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
