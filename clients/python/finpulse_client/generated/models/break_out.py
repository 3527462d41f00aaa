from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="BreakOut")



@_attrs_define
class BreakOut:
    """ Where the statement's figures contradict its rows; amounts are text.

        Attributes:
            line (int):
            date (None | str):
            expected (str):
            found (str):
            difference (str):
            sentence (str):
     """

    line: int
    date: None | str
    expected: str
    found: str
    difference: str
    sentence: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        line = self.line

        date: None | str
        date = self.date

        expected = self.expected

        found = self.found

        difference = self.difference

        sentence = self.sentence


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "line": line,
            "date": date,
            "expected": expected,
            "found": found,
            "difference": difference,
            "sentence": sentence,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        line = d.pop("line")

        def _parse_date(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        date = _parse_date(d.pop("date"))


        expected = d.pop("expected")

        found = d.pop("found")

        difference = d.pop("difference")

        sentence = d.pop("sentence")

        break_out = cls(
            line=line,
            date=date,
            expected=expected,
            found=found,
            difference=difference,
            sentence=sentence,
        )


        break_out.additional_properties = d
        return break_out

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
