from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="PasswordAndCode")



@_attrs_define
class PasswordAndCode:
    """ What proves its user beyond a token.

        Attributes:
            current_password (str):
            code (None | str | Unset): With a second factor: its code, or a recovery code.
     """

    current_password: str
    code: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        current_password = self.current_password

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "current_password": current_password,
        })
        if code is not UNSET:
            field_dict["code"] = code

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        current_password = d.pop("current_password")

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))


        password_and_code = cls(
            current_password=current_password,
            code=code,
        )

        return password_and_code

