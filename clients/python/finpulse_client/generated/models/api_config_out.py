from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.api_config_out_type import ApiConfigOutType
from ..models.api_config_out_type import check_api_config_out_type
from typing import cast






T = TypeVar("T", bound="ApiConfigOut")



@_attrs_define
class ApiConfigOut:
    """ What may be told of a configuration: of headers, params and body the names alone.

        Attributes:
            type_ (ApiConfigOutType):
            url (str):
            headers (list[str]):
            params (list[str]):
            body (list[str]):
            source (None | str):
            pages (int):
     """

    type_: ApiConfigOutType
    url: str
    headers: list[str]
    params: list[str]
    body: list[str]
    source: None | str
    pages: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        url = self.url

        headers = self.headers



        params = self.params



        body = self.body



        source: None | str
        source = self.source

        pages = self.pages


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "type": type_,
            "url": url,
            "headers": headers,
            "params": params,
            "body": body,
            "source": source,
            "pages": pages,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_api_config_out_type(d.pop("type"))




        url = d.pop("url")

        headers = cast(list[str], d.pop("headers"))


        params = cast(list[str], d.pop("params"))


        body = cast(list[str], d.pop("body"))


        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))


        pages = d.pop("pages")

        api_config_out = cls(
            type_=type_,
            url=url,
            headers=headers,
            params=params,
            body=body,
            source=source,
            pages=pages,
        )


        api_config_out.additional_properties = d
        return api_config_out

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
