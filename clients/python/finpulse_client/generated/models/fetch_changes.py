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





T = TypeVar("T", bound="FetchChanges")



@_attrs_define
class FetchChanges:
    """ What is to be different; `paused: false` resumes.

        Attributes:
            api_config (ApiConfigIn | Unset): What to ask of which provider. What may be secret is sealed, and never told
                again.
            every (str | Unset): ISO 8601, PT15M to P366D. Example: P1D.
            time_zone (str | Unset):
            paused (bool | Unset):
     """

    api_config: ApiConfigIn | Unset = UNSET
    every: str | Unset = UNSET
    time_zone: str | Unset = UNSET
    paused: bool | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.api_config_in import ApiConfigIn # noqa: PLC0415
        api_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.api_config, Unset):
            api_config = self.api_config.to_dict()

        every = self.every

        time_zone = self.time_zone

        paused = self.paused


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if api_config is not UNSET:
            field_dict["api_config"] = api_config
        if every is not UNSET:
            field_dict["every"] = every
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if paused is not UNSET:
            field_dict["paused"] = paused

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.api_config_in import ApiConfigIn # noqa: PLC0415
        d = dict(src_dict)
        _api_config = d.pop("api_config", UNSET)
        api_config: ApiConfigIn | Unset
        if isinstance(_api_config,  Unset):
            api_config = UNSET
        else:
            api_config = ApiConfigIn.from_dict(_api_config)




        every = d.pop("every", UNSET)

        time_zone = d.pop("time_zone", UNSET)

        paused = d.pop("paused", UNSET)

        fetch_changes = cls(
            api_config=api_config,
            every=every,
            time_zone=time_zone,
            paused=paused,
        )

        return fetch_changes

