from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.profile_role import check_profile_role
from ..models.profile_role import ProfileRole
from typing import cast
import datetime






T = TypeVar("T", bound="Profile")



@_attrs_define
class Profile:
    """ A user, as they see themselves.

        Attributes:
            id (int):
            email (str):
            role (ProfileRole):
            created_at (datetime.datetime):
            base_currency (None | str):
            time_zone (str):
            locale (None | str):
            second_factor (bool): Whether signing in takes a code.
            updated_at (datetime.datetime):
     """

    id: int
    email: str
    role: ProfileRole
    created_at: datetime.datetime
    base_currency: None | str
    time_zone: str
    locale: None | str
    second_factor: bool
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        email = self.email

        role: str = self.role

        created_at = self.created_at.isoformat()

        base_currency: None | str
        base_currency = self.base_currency

        time_zone = self.time_zone

        locale: None | str
        locale = self.locale

        second_factor = self.second_factor

        updated_at = self.updated_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "email": email,
            "role": role,
            "created_at": created_at,
            "base_currency": base_currency,
            "time_zone": time_zone,
            "locale": locale,
            "second_factor": second_factor,
            "updated_at": updated_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        email = d.pop("email")

        role = check_profile_role(d.pop("role"))




        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        def _parse_base_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        base_currency = _parse_base_currency(d.pop("base_currency"))


        time_zone = d.pop("time_zone")

        def _parse_locale(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        locale = _parse_locale(d.pop("locale"))


        second_factor = d.pop("second_factor")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))




        profile = cls(
            id=id,
            email=email,
            role=role,
            created_at=created_at,
            base_currency=base_currency,
            time_zone=time_zone,
            locale=locale,
            second_factor=second_factor,
            updated_at=updated_at,
        )


        profile.additional_properties = d
        return profile

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
