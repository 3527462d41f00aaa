from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.question_out import QuestionOut
  from ..models.reading import Reading
  from ..models.rows import Rows
  from ..models.sample_row import SampleRow





T = TypeVar("T", bound="PreviewOut")



@_attrs_define
class PreviewOut:
    """ What would happen; nothing is stored but the plan, which is good for a day.

        Attributes:
            plan_id (int):
            account_id (int):
            filename (str):
            reading (Reading):
            questions (list[QuestionOut]):
            sample (list[SampleRow]):
            counts (Rows): The rows by their outcomes, which add up to the total.
            complete (bool): False where the file is longer than what was looked at, which `counts` is about.
            expires_at (datetime.datetime):
     """

    plan_id: int
    account_id: int
    filename: str
    reading: Reading
    questions: list[QuestionOut]
    sample: list[SampleRow]
    counts: Rows
    complete: bool
    expires_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.question_out import QuestionOut # noqa: PLC0415
        from ..models.reading import Reading # noqa: PLC0415
        from ..models.rows import Rows # noqa: PLC0415
        from ..models.sample_row import SampleRow # noqa: PLC0415
        plan_id = self.plan_id

        account_id = self.account_id

        filename = self.filename

        reading = self.reading.to_dict()

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        sample = []
        for sample_item_data in self.sample:
            sample_item = sample_item_data.to_dict()
            sample.append(sample_item)



        counts = self.counts.to_dict()

        complete = self.complete

        expires_at = self.expires_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "plan_id": plan_id,
            "account_id": account_id,
            "filename": filename,
            "reading": reading,
            "questions": questions,
            "sample": sample,
            "counts": counts,
            "complete": complete,
            "expires_at": expires_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.question_out import QuestionOut # noqa: PLC0415
        from ..models.reading import Reading # noqa: PLC0415
        from ..models.rows import Rows # noqa: PLC0415
        from ..models.sample_row import SampleRow # noqa: PLC0415
        d = dict(src_dict)
        plan_id = d.pop("plan_id")

        account_id = d.pop("account_id")

        filename = d.pop("filename")

        reading = Reading.from_dict(d.pop("reading"))




        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = QuestionOut.from_dict(questions_item_data)



            questions.append(questions_item)


        sample = []
        _sample = d.pop("sample")
        for sample_item_data in (_sample):
            sample_item = SampleRow.from_dict(sample_item_data)



            sample.append(sample_item)


        counts = Rows.from_dict(d.pop("counts"))




        complete = d.pop("complete")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))




        preview_out = cls(
            plan_id=plan_id,
            account_id=account_id,
            filename=filename,
            reading=reading,
            questions=questions,
            sample=sample,
            counts=counts,
            complete=complete,
            expires_at=expires_at,
        )


        preview_out.additional_properties = d
        return preview_out

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
