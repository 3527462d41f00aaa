from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.job_out_kind import check_job_out_kind
from ..models.job_out_kind import JobOutKind
from ..models.job_out_status import check_job_out_status
from ..models.job_out_status import JobOutStatus
from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.job_out_step_results import JobOutStepResults
  from ..models.job_problem import JobProblem
  from ..models.proof_out import ProofOut
  from ..models.question_out import QuestionOut
  from ..models.reading import Reading
  from ..models.rows import Rows





T = TypeVar("T", bound="JobOut")



@_attrs_define
class JobOut:
    """ A job.

        Attributes:
            id (int):
            kind (JobOutKind):
            status (JobOutStatus):
            user_id (int):
            account_id (int | None):
            filename (None | str):
            progress (float): 0 to 1.
            steps_run (list[str]):
            step_results (JobOutStepResults):
            rows (Rows): The rows by their outcomes, which add up to the total.
            reading (None | Reading):
            needs_review (bool): Whether a question is open: `reread` takes the answers.
            questions (list[QuestionOut]):
            proof (None | ProofOut):
            error (JobProblem | None):
            created_at (datetime.datetime):
            started_at (datetime.datetime | None):
            finished_at (datetime.datetime | None):
            total_duration (float | None): Seconds.
            inserted (int | Unset): Rows stored; in finished jobs of upload-csv.
            fetch_id (int | Unset): The recurring fetch that this job is one of.
            rereads (int | Unset): The job whose statement this one reads again.
            undoes (int | Unset): The job whose import this one undoes.
            closes (int | Unset): The account that this job closes.
     """

    id: int
    kind: JobOutKind
    status: JobOutStatus
    user_id: int
    account_id: int | None
    filename: None | str
    progress: float
    steps_run: list[str]
    step_results: JobOutStepResults
    rows: Rows
    reading: None | Reading
    needs_review: bool
    questions: list[QuestionOut]
    proof: None | ProofOut
    error: JobProblem | None
    created_at: datetime.datetime
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    total_duration: float | None
    inserted: int | Unset = UNSET
    fetch_id: int | Unset = UNSET
    rereads: int | Unset = UNSET
    undoes: int | Unset = UNSET
    closes: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.job_out_step_results import JobOutStepResults # noqa: PLC0415
        from ..models.job_problem import JobProblem # noqa: PLC0415
        from ..models.proof_out import ProofOut # noqa: PLC0415
        from ..models.question_out import QuestionOut # noqa: PLC0415
        from ..models.reading import Reading # noqa: PLC0415
        from ..models.rows import Rows # noqa: PLC0415
        id = self.id

        kind: str = self.kind

        status: str = self.status

        user_id = self.user_id

        account_id: int | None
        account_id = self.account_id

        filename: None | str
        filename = self.filename

        progress = self.progress

        steps_run = self.steps_run



        step_results = self.step_results.to_dict()

        rows = self.rows.to_dict()

        reading: dict[str, Any] | None
        if isinstance(self.reading, Reading):
            reading = self.reading.to_dict()
        else:
            reading = self.reading

        needs_review = self.needs_review

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        proof: dict[str, Any] | None
        if isinstance(self.proof, ProofOut):
            proof = self.proof.to_dict()
        else:
            proof = self.proof

        error: dict[str, Any] | None
        if isinstance(self.error, JobProblem):
            error = self.error.to_dict()
        else:
            error = self.error

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

        total_duration: float | None
        total_duration = self.total_duration

        inserted = self.inserted

        fetch_id = self.fetch_id

        rereads = self.rereads

        undoes = self.undoes

        closes = self.closes


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "kind": kind,
            "status": status,
            "user_id": user_id,
            "account_id": account_id,
            "filename": filename,
            "progress": progress,
            "steps_run": steps_run,
            "step_results": step_results,
            "rows": rows,
            "reading": reading,
            "needs_review": needs_review,
            "questions": questions,
            "proof": proof,
            "error": error,
            "created_at": created_at,
            "started_at": started_at,
            "finished_at": finished_at,
            "total_duration": total_duration,
        })
        if inserted is not UNSET:
            field_dict["inserted"] = inserted
        if fetch_id is not UNSET:
            field_dict["fetch_id"] = fetch_id
        if rereads is not UNSET:
            field_dict["rereads"] = rereads
        if undoes is not UNSET:
            field_dict["undoes"] = undoes
        if closes is not UNSET:
            field_dict["closes"] = closes

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_out_step_results import JobOutStepResults # noqa: PLC0415
        from ..models.job_problem import JobProblem # noqa: PLC0415
        from ..models.proof_out import ProofOut # noqa: PLC0415
        from ..models.question_out import QuestionOut # noqa: PLC0415
        from ..models.reading import Reading # noqa: PLC0415
        from ..models.rows import Rows # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        kind = check_job_out_kind(d.pop("kind"))




        status = check_job_out_status(d.pop("status"))




        user_id = d.pop("user_id")

        def _parse_account_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        account_id = _parse_account_id(d.pop("account_id"))


        def _parse_filename(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        filename = _parse_filename(d.pop("filename"))


        progress = d.pop("progress")

        steps_run = cast(list[str], d.pop("steps_run"))


        step_results = JobOutStepResults.from_dict(d.pop("step_results"))




        rows = Rows.from_dict(d.pop("rows"))




        def _parse_reading(data: object) -> None | Reading:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reading_type_0 = Reading.from_dict(data)



                return reading_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Reading, data)

        reading = _parse_reading(d.pop("reading"))


        needs_review = d.pop("needs_review")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = QuestionOut.from_dict(questions_item_data)



            questions.append(questions_item)


        def _parse_proof(data: object) -> None | ProofOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                proof_type_0 = ProofOut.from_dict(data)



                return proof_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProofOut, data)

        proof = _parse_proof(d.pop("proof"))


        def _parse_error(data: object) -> JobProblem | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                error_type_0 = JobProblem.from_dict(data)



                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobProblem | None, data)

        error = _parse_error(d.pop("error"))


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


        def _parse_total_duration(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        total_duration = _parse_total_duration(d.pop("total_duration"))


        inserted = d.pop("inserted", UNSET)

        fetch_id = d.pop("fetch_id", UNSET)

        rereads = d.pop("rereads", UNSET)

        undoes = d.pop("undoes", UNSET)

        closes = d.pop("closes", UNSET)

        job_out = cls(
            id=id,
            kind=kind,
            status=status,
            user_id=user_id,
            account_id=account_id,
            filename=filename,
            progress=progress,
            steps_run=steps_run,
            step_results=step_results,
            rows=rows,
            reading=reading,
            needs_review=needs_review,
            questions=questions,
            proof=proof,
            error=error,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
            total_duration=total_duration,
            inserted=inserted,
            fetch_id=fetch_id,
            rereads=rereads,
            undoes=undoes,
            closes=closes,
        )


        job_out.additional_properties = d
        return job_out

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
