from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.condition_field import check_condition_field
from ..models.condition_field import ConditionField
from ..models.condition_op import check_condition_op
from ..models.condition_op import ConditionOp
from typing import cast






T = TypeVar("T", bound="Condition")



@_attrs_define
class Condition:
    """ One thing that must hold of a transaction.

        Attributes:
            field (ConditionField): `day` is the day of the month.
            op (ConditionOp):
            value (Any): A text, where case and accents make no difference; an amount, less than zero for money out; a day;
                a number. For `between` a pair [from, to] of which one may be null; both ends belong to it. A regex is of RE2's
                language, with the letters and digits of every script for \\b, \\w and \\d, and is looked for anywhere in the
                text.
     """

    field: ConditionField
    op: ConditionOp
    value: Any





    def to_dict(self) -> dict[str, Any]:
        field: str = self.field

        op: str = self.op

        value = self.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "field": field,
            "op": op,
            "value": value,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = check_condition_field(d.pop("field"))




        op = check_condition_op(d.pop("op"))




        value = d.pop("value")

        condition = cls(
            field=field,
            op=op,
            value=value,
        )

        return condition

