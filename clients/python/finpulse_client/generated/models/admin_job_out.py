from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.admin_job_out_kind import AdminJobOutKind
from ..models.admin_job_out_kind import check_admin_job_out_kind
from ..models.admin_job_out_queue import AdminJobOutQueue
from ..models.admin_job_out_queue import check_admin_job_out_queue
from ..models.admin_job_out_status import AdminJobOutStatus
from ..models.admin_job_out_status import check_admin_job_out_status
from typing import cast
import datetime






T = TypeVar("T", bound="AdminJobOut")



@_attrs_define
class AdminJobOut:
    """ A job, with nothing of what is in its statement.

        Attributes:
            id (int):
            user_id (int):
            account_id (int | None):
            kind (AdminJobOutKind):
            status (AdminJobOutStatus):
            queue (AdminJobOutQueue):
            stage (None | str):
            stage_done (int): Rows of the stage that are done.
            stage_total (int):
            attempts (int):
            sends (int):
            rows_total (int | None):
            rows_inserted (int | None):
            rows_duplicate (int | None):
            rows_rejected (int | None):
            rows_skipped (int | None):
            error (None | str): The title of the problem alone.
            request_id (None | str):
            created_at (datetime.datetime):
            started_at (datetime.datetime | None):
            finished_at (datetime.datetime | None):
     """

    id: int
    user_id: int
    account_id: int | None
    kind: AdminJobOutKind
    status: AdminJobOutStatus
    queue: AdminJobOutQueue
    stage: None | str
    stage_done: int
    stage_total: int
    attempts: int
    sends: int
    rows_total: int | None
    rows_inserted: int | None
    rows_duplicate: int | None
    rows_rejected: int | None
    rows_skipped: int | None
    error: None | str
    request_id: None | str
    created_at: datetime.datetime
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        user_id = self.user_id

        account_id: int | None
        account_id = self.account_id

        kind: str = self.kind

        status: str = self.status

        queue: str = self.queue

        stage: None | str
        stage = self.stage

        stage_done = self.stage_done

        stage_total = self.stage_total

        attempts = self.attempts

        sends = self.sends

        rows_total: int | None
        rows_total = self.rows_total

        rows_inserted: int | None
        rows_inserted = self.rows_inserted

        rows_duplicate: int | None
        rows_duplicate = self.rows_duplicate

        rows_rejected: int | None
        rows_rejected = self.rows_rejected

        rows_skipped: int | None
        rows_skipped = self.rows_skipped

        error: None | str
        error = self.error

        request_id: None | str
        request_id = self.request_id

        created_at = self.created_at.isoformat()

        started_at: None | str
        if isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "user_id": user_id,
            "account_id": account_id,
            "kind": kind,
            "status": status,
            "queue": queue,
            "stage": stage,
            "stage_done": stage_done,
            "stage_total": stage_total,
            "attempts": attempts,
            "sends": sends,
            "rows_total": rows_total,
            "rows_inserted": rows_inserted,
            "rows_duplicate": rows_duplicate,
            "rows_rejected": rows_rejected,
            "rows_skipped": rows_skipped,
            "error": error,
            "request_id": request_id,
            "created_at": created_at,
            "started_at": started_at,
            "finished_at": finished_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        user_id = d.pop("user_id")

        def _parse_account_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        account_id = _parse_account_id(d.pop("account_id"))


        kind = check_admin_job_out_kind(d.pop("kind"))




        status = check_admin_job_out_status(d.pop("status"))




        queue = check_admin_job_out_queue(d.pop("queue"))




        def _parse_stage(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        stage = _parse_stage(d.pop("stage"))


        stage_done = d.pop("stage_done")

        stage_total = d.pop("stage_total")

        attempts = d.pop("attempts")

        sends = d.pop("sends")

        def _parse_rows_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_total = _parse_rows_total(d.pop("rows_total"))


        def _parse_rows_inserted(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_inserted = _parse_rows_inserted(d.pop("rows_inserted"))


        def _parse_rows_duplicate(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_duplicate = _parse_rows_duplicate(d.pop("rows_duplicate"))


        def _parse_rows_rejected(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_rejected = _parse_rows_rejected(d.pop("rows_rejected"))


        def _parse_rows_skipped(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_skipped = _parse_rows_skipped(d.pop("rows_skipped"))


        def _parse_error(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        error = _parse_error(d.pop("error"))


        def _parse_request_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        request_id = _parse_request_id(d.pop("request_id"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        def _parse_started_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)



                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        started_at = _parse_started_at(d.pop("started_at"))


        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)



                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))


        admin_job_out = cls(
            id=id,
            user_id=user_id,
            account_id=account_id,
            kind=kind,
            status=status,
            queue=queue,
            stage=stage,
            stage_done=stage_done,
            stage_total=stage_total,
            attempts=attempts,
            sends=sends,
            rows_total=rows_total,
            rows_inserted=rows_inserted,
            rows_duplicate=rows_duplicate,
            rows_rejected=rows_rejected,
            rows_skipped=rows_skipped,
            error=error,
            request_id=request_id,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
        )


        admin_job_out.additional_properties = d
        return admin_job_out

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
