from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.api_config_in import ApiConfigIn





T = TypeVar("T", bound="RunApiBody")



@_attrs_define
class RunApiBody:
    """ What to fetch, and where its rows go; without an account to the default one.

        Attributes:
            api_config (ApiConfigIn): What to ask of which provider. What may be secret is sealed, and never told again.
            account_id (int | None | Unset):
     """

    api_config: ApiConfigIn
    account_id: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.api_config_in import ApiConfigIn # noqa: PLC0415
        api_config = self.api_config.to_dict()

        account_id: int | None | Unset
        if isinstance(self.account_id, Unset):
            account_id = UNSET
        else:
            account_id = self.account_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "api_config": api_config,
        })
        if account_id is not UNSET:
            field_dict["account_id"] = account_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.api_config_in import ApiConfigIn # noqa: PLC0415
        d = dict(src_dict)
        api_config = ApiConfigIn.from_dict(d.pop("api_config"))




        def _parse_account_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        account_id = _parse_account_id(d.pop("account_id", UNSET))


        run_api_body = cls(
            api_config=api_config,
            account_id=account_id,
        )

        return run_api_body

