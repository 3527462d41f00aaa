from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.question_out_meanings import QuestionOutMeanings
  from ..models.question_out_samples import QuestionOutSamples





T = TypeVar("T", bound="QuestionOut")



@_attrs_define
class QuestionOut:
    """ What the file alone could not decide, the choices and what each means, and the one taken.

        Attributes:
            about (str): The part of the reading that it is about.
            text (str):
            choices (list[str]):
            meanings (QuestionOutMeanings):
            taken (str):
            samples (QuestionOutSamples | Unset): The first rows of the file by each choice.
            answered (bool | Unset): True once somebody has said so.
            optional (bool | Unset): True where the rows are read rightly whatever the answer: no reason for a review.
     """

    about: str
    text: str
    choices: list[str]
    meanings: QuestionOutMeanings
    taken: str
    samples: QuestionOutSamples | Unset = UNSET
    answered: bool | Unset = UNSET
    optional: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.question_out_meanings import QuestionOutMeanings # noqa: PLC0415
        from ..models.question_out_samples import QuestionOutSamples # noqa: PLC0415
        about = self.about

        text = self.text

        choices = self.choices



        meanings = self.meanings.to_dict()

        taken = self.taken

        samples: dict[str, Any] | Unset = UNSET
        if not isinstance(self.samples, Unset):
            samples = self.samples.to_dict()

        answered = self.answered

        optional = self.optional


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "about": about,
            "text": text,
            "choices": choices,
            "meanings": meanings,
            "taken": taken,
        })
        if samples is not UNSET:
            field_dict["samples"] = samples
        if answered is not UNSET:
            field_dict["answered"] = answered
        if optional is not UNSET:
            field_dict["optional"] = optional

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.question_out_meanings import QuestionOutMeanings # noqa: PLC0415
        from ..models.question_out_samples import QuestionOutSamples # noqa: PLC0415
        d = dict(src_dict)
        about = d.pop("about")

        text = d.pop("text")

        choices = cast(list[str], d.pop("choices"))


        meanings = QuestionOutMeanings.from_dict(d.pop("meanings"))




        taken = d.pop("taken")

        _samples = d.pop("samples", UNSET)
        samples: QuestionOutSamples | Unset
        if isinstance(_samples,  Unset):
            samples = UNSET
        else:
            samples = QuestionOutSamples.from_dict(_samples)




        answered = d.pop("answered", UNSET)

        optional = d.pop("optional", UNSET)

        question_out = cls(
            about=about,
            text=text,
            choices=choices,
            meanings=meanings,
            taken=taken,
            samples=samples,
            answered=answered,
            optional=optional,
        )


        question_out.additional_properties = d
        return question_out

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
