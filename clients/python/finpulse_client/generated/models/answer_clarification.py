from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.answer_choice import AnswerChoice





T = TypeVar("T", bound="AnswerClarification")



@_attrs_define
class AnswerClarification:
    """ What is asked back.

        Attributes:
            text (str):
            choices (list[AnswerChoice]):
     """

    text: str
    choices: list[AnswerChoice]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.answer_choice import AnswerChoice # noqa: PLC0415
        text = self.text

        choices = []
        for choices_item_data in self.choices:
            choices_item = choices_item_data.to_dict()
            choices.append(choices_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "text": text,
            "choices": choices,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_choice import AnswerChoice # noqa: PLC0415
        d = dict(src_dict)
        text = d.pop("text")

        choices = []
        _choices = d.pop("choices")
        for choices_item_data in (_choices):
            choices_item = AnswerChoice.from_dict(choices_item_data)



            choices.append(choices_item)


        answer_clarification = cls(
            text=text,
            choices=choices,
        )


        answer_clarification.additional_properties = d
        return answer_clarification

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
