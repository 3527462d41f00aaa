from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.fetch_out_status import check_fetch_out_status
from ..models.fetch_out_status import FetchOutStatus
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.api_config_out import ApiConfigOut





T = TypeVar("T", bound="FetchOut")



@_attrs_define
class FetchOut:
    """ A recurring fetch.

        Attributes:
            id (int):
            account_id (int):
            api_config (ApiConfigOut): What may be told of a configuration: of headers, params and body the names alone.
            every (str):
            time_zone (str):
            status (FetchOutStatus):
            reason (None | str): Why the last one has failed, or why it is paused.
            failures (int): In a row; three pause it.
            next_at (datetime.datetime | None):
            paused_at (datetime.datetime | None):
            succeeded_at (datetime.datetime | None):
            last_job_id (int | None):
            created_at (datetime.datetime):
            updated_at (datetime.datetime):
     """

    id: int
    account_id: int
    api_config: ApiConfigOut
    every: str
    time_zone: str
    status: FetchOutStatus
    reason: None | str
    failures: int
    next_at: datetime.datetime | None
    paused_at: datetime.datetime | None
    succeeded_at: datetime.datetime | None
    last_job_id: int | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.api_config_out import ApiConfigOut # noqa: PLC0415
        id = self.id

        account_id = self.account_id

        api_config = self.api_config.to_dict()

        every = self.every

        time_zone = self.time_zone

        status: str = self.status

        reason: None | str
        reason = self.reason

        failures = self.failures

        next_at: None | str
        if isinstance(self.next_at, datetime.datetime):
            next_at = self.next_at.isoformat()
        else:
            next_at = self.next_at

        paused_at: None | str
        if isinstance(self.paused_at, datetime.datetime):
            paused_at = self.paused_at.isoformat()
        else:
            paused_at = self.paused_at

        succeeded_at: None | str
        if isinstance(self.succeeded_at, datetime.datetime):
            succeeded_at = self.succeeded_at.isoformat()
        else:
            succeeded_at = self.succeeded_at

        last_job_id: int | None
        last_job_id = self.last_job_id

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "account_id": account_id,
            "api_config": api_config,
            "every": every,
            "time_zone": time_zone,
            "status": status,
            "reason": reason,
            "failures": failures,
            "next_at": next_at,
            "paused_at": paused_at,
            "succeeded_at": succeeded_at,
            "last_job_id": last_job_id,
            "created_at": created_at,
            "updated_at": updated_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.api_config_out import ApiConfigOut # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        account_id = d.pop("account_id")

        api_config = ApiConfigOut.from_dict(d.pop("api_config"))




        every = d.pop("every")

        time_zone = d.pop("time_zone")

        status = check_fetch_out_status(d.pop("status"))




        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        failures = d.pop("failures")

        def _parse_next_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_at_type_0 = datetime.datetime.fromisoformat(data)



                return next_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_at = _parse_next_at(d.pop("next_at"))


        def _parse_paused_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paused_at_type_0 = datetime.datetime.fromisoformat(data)



                return paused_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paused_at = _parse_paused_at(d.pop("paused_at"))


        def _parse_succeeded_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                succeeded_at_type_0 = datetime.datetime.fromisoformat(data)



                return succeeded_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        succeeded_at = _parse_succeeded_at(d.pop("succeeded_at"))


        def _parse_last_job_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_job_id = _parse_last_job_id(d.pop("last_job_id"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))




        fetch_out = cls(
            id=id,
            account_id=account_id,
            api_config=api_config,
            every=every,
            time_zone=time_zone,
            status=status,
            reason=reason,
            failures=failures,
            next_at=next_at,
            paused_at=paused_at,
            succeeded_at=succeeded_at,
            last_job_id=last_job_id,
            created_at=created_at,
            updated_at=updated_at,
        )


        fetch_out.additional_properties = d
        return fetch_out

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
