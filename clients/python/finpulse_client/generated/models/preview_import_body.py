from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field
import json
from .. import types

from ..types import UNSET, Unset

from ..types import File, FileTypes
from ..types import UNSET, Unset
from io import BytesIO






T = TypeVar("T", bound="PreviewImportBody")



@_attrs_define
class PreviewImportBody:
    """ 
        Attributes:
            file (File):
            account_id (int | Unset): Here or in the query.
            password (str | Unset): Opens a PDF that needs one. It is used once, to store the file without it, and kept
                nowhere.
            reading (str | Unset): Parts of the reading that are to be different, as a JSON object; a preview shows a whole
                one.
     """

    file: File
    account_id: int | Unset = UNSET
    password: str | Unset = UNSET
    reading: str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()


        account_id = self.account_id

        password = self.password

        reading = self.reading


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "file": file,
        })
        if account_id is not UNSET:
            field_dict["account_id"] = account_id
        if password is not UNSET:
            field_dict["password"] = password
        if reading is not UNSET:
            field_dict["reading"] = reading

        return field_dict


    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))



        if not isinstance(self.account_id, Unset):
            files.append(("account_id", (None, str(self.account_id).encode(), "text/plain")))



        if not isinstance(self.password, Unset):
            files.append(("password", (None, str(self.password).encode(), "text/plain")))



        if not isinstance(self.reading, Unset):
            files.append(("reading", (None, str(self.reading).encode(), "text/plain")))





        return files


    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = File(
             payload = BytesIO(d.pop("file"))
        )




        account_id = d.pop("account_id", UNSET)

        password = d.pop("password", UNSET)

        reading = d.pop("reading", UNSET)

        preview_import_body = cls(
            file=file,
            account_id=account_id,
            password=password,
            reading=reading,
        )

        return preview_import_body

