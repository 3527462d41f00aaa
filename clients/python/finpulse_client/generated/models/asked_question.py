from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="AskedQuestion")



@_attrs_define
class AskedQuestion:
    """ A question in English, Russian or Uzbek.

        Attributes:
            question (str):  Example: How much did I spend on groceries in May?.
            as_of (datetime.date | None | Unset): The day that it is asked on; one's own today without it.
            currency (None | str | Unset):  Example: EUR.
            conversation_id (None | str | Unset): A text of the client's; a question may refer to the one before it by the
                same.
     """

    question: str
    as_of: datetime.date | None | Unset = UNSET
    currency: None | str | Unset = UNSET
    conversation_id: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        question = self.question

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        conversation_id: None | str | Unset
        if isinstance(self.conversation_id, Unset):
            conversation_id = UNSET
        else:
            conversation_id = self.conversation_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "question": question,
        })
        if as_of is not UNSET:
            field_dict["as_of"] = as_of
        if currency is not UNSET:
            field_dict["currency"] = currency
        if conversation_id is not UNSET:
            field_dict["conversation_id"] = conversation_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        question = d.pop("question")

        def _parse_as_of(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)



                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        as_of = _parse_as_of(d.pop("as_of", UNSET))


        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))


        def _parse_conversation_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        conversation_id = _parse_conversation_id(d.pop("conversation_id", UNSET))


        asked_question = cls(
            question=question,
            as_of=as_of,
            currency=currency,
            conversation_id=conversation_id,
        )

        return asked_question

