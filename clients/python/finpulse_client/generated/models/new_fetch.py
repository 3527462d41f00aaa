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





T = TypeVar("T", bound="NewFetch")



@_attrs_define
class NewFetch:
    """ What to fetch, and how often.

        Attributes:
            api_config (ApiConfigIn): What to ask of which provider. What may be secret is sealed, and never told again.
            every (str): ISO 8601, PT15M to P366D. Example: P1D.
            time_zone (str | Unset): By whose clock days are counted. Default: 'UTC'.
     """

    api_config: ApiConfigIn
    every: str
    time_zone: str | Unset = 'UTC'





    def to_dict(self) -> dict[str, Any]:
        from ..models.api_config_in import ApiConfigIn # noqa: PLC0415
        api_config = self.api_config.to_dict()

        every = self.every

        time_zone = self.time_zone


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "api_config": api_config,
            "every": every,
        })
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.api_config_in import ApiConfigIn # noqa: PLC0415
        d = dict(src_dict)
        api_config = ApiConfigIn.from_dict(d.pop("api_config"))




        every = d.pop("every")

        time_zone = d.pop("time_zone", UNSET)

        new_fetch = cls(
            api_config=api_config,
            every=every,
            time_zone=time_zone,
        )

        return new_fetch

