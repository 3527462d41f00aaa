from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.mended_row_in import MendedRowIn
  from ..models.reread_body_answers import RereadBodyAnswers
  from ..models.reread_body_reading import RereadBodyReading





T = TypeVar("T", bound="RereadBody")



@_attrs_define
class RereadBody:
    """ Answers to the job's questions, overrides of its reading, mended rows; answers may also stand by themselves.

        Attributes:
            answers (RereadBodyAnswers | Unset): By what a question is `about`, one of its choices. Example: {'date_order':
                'dmy'}.
            reading (RereadBodyReading | Unset): Parts of the reading that are to be different: encoding, delimiter, quote,
                header_line, columns ([{index, role}]), amount_column (its index), date_order, decimal_mark, sign, year,
                currency, and the flags and signs of their columns.
            rows (list[MendedRowIn] | Unset): Rejected rows with the cells that are to be read in their stead.
     """

    answers: RereadBodyAnswers | Unset = UNSET
    reading: RereadBodyReading | Unset = UNSET
    rows: list[MendedRowIn] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.mended_row_in import MendedRowIn # noqa: PLC0415
        from ..models.reread_body_answers import RereadBodyAnswers # noqa: PLC0415
        from ..models.reread_body_reading import RereadBodyReading # noqa: PLC0415
        answers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = self.answers.to_dict()

        reading: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reading, Unset):
            reading = self.reading.to_dict()

        rows: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.rows, Unset):
            rows = []
            for rows_item_data in self.rows:
                rows_item = rows_item_data.to_dict()
                rows.append(rows_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if answers is not UNSET:
            field_dict["answers"] = answers
        if reading is not UNSET:
            field_dict["reading"] = reading
        if rows is not UNSET:
            field_dict["rows"] = rows

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mended_row_in import MendedRowIn # noqa: PLC0415
        from ..models.reread_body_answers import RereadBodyAnswers # noqa: PLC0415
        from ..models.reread_body_reading import RereadBodyReading # noqa: PLC0415
        d = dict(src_dict)
        _answers = d.pop("answers", UNSET)
        answers: RereadBodyAnswers | Unset
        if isinstance(_answers,  Unset):
            answers = UNSET
        else:
            answers = RereadBodyAnswers.from_dict(_answers)




        _reading = d.pop("reading", UNSET)
        reading: RereadBodyReading | Unset
        if isinstance(_reading,  Unset):
            reading = UNSET
        else:
            reading = RereadBodyReading.from_dict(_reading)




        _rows = d.pop("rows", UNSET)
        rows: list[MendedRowIn] | Unset = UNSET
        if _rows is not UNSET:
            rows = []
            for rows_item_data in _rows:
                rows_item = MendedRowIn.from_dict(rows_item_data)



                rows.append(rows_item)


        reread_body = cls(
            answers=answers,
            reading=reading,
            rows=rows,
        )


        reread_body.additional_properties = d
        return reread_body

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
