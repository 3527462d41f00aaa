from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.admin_user_out_role import AdminUserOutRole
from ..models.admin_user_out_role import check_admin_user_out_role
from typing import cast
import datetime






T = TypeVar("T", bound="AdminUserOut")



@_attrs_define
class AdminUserOut:
    """ A user, as an administrator sees them.

        Attributes:
            id (int):
            email (str):
            role (AdminUserOutRole):
            created_at (datetime.datetime):
            locked_at (datetime.datetime | None):
            second_factor (bool):
     """

    id: int
    email: str
    role: AdminUserOutRole
    created_at: datetime.datetime
    locked_at: datetime.datetime | None
    second_factor: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        email = self.email

        role: str = self.role

        created_at = self.created_at.isoformat()

        locked_at: None | str
        if isinstance(self.locked_at, datetime.datetime):
            locked_at = self.locked_at.isoformat()
        else:
            locked_at = self.locked_at

        second_factor = self.second_factor


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "email": email,
            "role": role,
            "created_at": created_at,
            "locked_at": locked_at,
            "second_factor": second_factor,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        email = d.pop("email")

        role = check_admin_user_out_role(d.pop("role"))




        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        def _parse_locked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                locked_at_type_0 = datetime.datetime.fromisoformat(data)



                return locked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        locked_at = _parse_locked_at(d.pop("locked_at"))


        second_factor = d.pop("second_factor")

        admin_user_out = cls(
            id=id,
            email=email,
            role=role,
            created_at=created_at,
            locked_at=locked_at,
            second_factor=second_factor,
        )


        admin_user_out.additional_properties = d
        return admin_user_out

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
