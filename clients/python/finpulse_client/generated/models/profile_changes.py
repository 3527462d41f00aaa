from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="ProfileChanges")



@_attrs_define
class ProfileChanges:
    """ What a user may change; a new address or password needs the password that there is.

        Attributes:
            base_currency (None | str | Unset):  Example: EUR.
            time_zone (str | Unset):
            locale (None | str | Unset):
            email (str | Unset): An international domain best in Punycode.
            password (str | Unset): 12 to 72 bytes in UTF-8.
            current_password (str | Unset):
     """

    base_currency: None | str | Unset = UNSET
    time_zone: str | Unset = UNSET
    locale: None | str | Unset = UNSET
    email: str | Unset = UNSET
    password: str | Unset = UNSET
    current_password: str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        base_currency: None | str | Unset
        if isinstance(self.base_currency, Unset):
            base_currency = UNSET
        else:
            base_currency = self.base_currency

        time_zone = self.time_zone

        locale: None | str | Unset
        if isinstance(self.locale, Unset):
            locale = UNSET
        else:
            locale = self.locale

        email = self.email

        password = self.password

        current_password = self.current_password


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if base_currency is not UNSET:
            field_dict["base_currency"] = base_currency
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if locale is not UNSET:
            field_dict["locale"] = locale
        if email is not UNSET:
            field_dict["email"] = email
        if password is not UNSET:
            field_dict["password"] = password
        if current_password is not UNSET:
            field_dict["current_password"] = current_password

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_base_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        base_currency = _parse_base_currency(d.pop("base_currency", UNSET))


        time_zone = d.pop("time_zone", UNSET)

        def _parse_locale(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        locale = _parse_locale(d.pop("locale", UNSET))


        email = d.pop("email", UNSET)

        password = d.pop("password", UNSET)

        current_password = d.pop("current_password", UNSET)

        profile_changes = cls(
            base_currency=base_currency,
            time_zone=time_zone,
            locale=locale,
            email=email,
            password=password,
            current_password=current_password,
        )

        return profile_changes

