from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="MendedRowIn")



@_attrs_define
class MendedRowIn:
    """ A rejected row as it is to be read.

        Attributes:
            line (int): Where the row begins in the file.
            cells (list[str]): All its cells, in their order.
     """

    line: int
    cells: list[str]





    def to_dict(self) -> dict[str, Any]:
        line = self.line

        cells = self.cells




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "line": line,
            "cells": cells,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        line = d.pop("line")

        cells = cast(list[str], d.pop("cells"))


        mended_row_in = cls(
            line=line,
            cells=cells,
        )

        return mended_row_in

