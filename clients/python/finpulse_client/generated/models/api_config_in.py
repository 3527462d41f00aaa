from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.api_config_in_type import ApiConfigInType
from ..models.api_config_in_type import check_api_config_in_type
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.api_config_in_body_type_0 import ApiConfigInBodyType0
  from ..models.api_config_in_headers import ApiConfigInHeaders
  from ..models.api_config_in_params import ApiConfigInParams





T = TypeVar("T", bound="ApiConfigIn")



@_attrs_define
class ApiConfigIn:
    """ What to ask of which provider. What may be secret is sealed, and never told again.

        Attributes:
            url (str): https alone. For simplefin a setup token or the access URL.
            type_ (ApiConfigInType | Unset): Whose shape the answers have; generic finds the list and its pages by itself.
                Default: 'generic'.
            headers (ApiConfigInHeaders | Unset):
            params (ApiConfigInParams | Unset): `account` tells one of several, of simplefin and plaid.
            body (ApiConfigInBodyType0 | None | Unset): JSON; then POST is used.
            source (None | str | Unset): What the file is called; else it is the host.
            pages (int | Unset): How many pages there may be. Default: 100.
     """

    url: str
    type_: ApiConfigInType | Unset = 'generic'
    headers: ApiConfigInHeaders | Unset = UNSET
    params: ApiConfigInParams | Unset = UNSET
    body: ApiConfigInBodyType0 | None | Unset = UNSET
    source: None | str | Unset = UNSET
    pages: int | Unset = 100





    def to_dict(self) -> dict[str, Any]:
        from ..models.api_config_in_body_type_0 import ApiConfigInBodyType0 # noqa: PLC0415
        from ..models.api_config_in_headers import ApiConfigInHeaders # noqa: PLC0415
        from ..models.api_config_in_params import ApiConfigInParams # noqa: PLC0415
        url = self.url

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_


        headers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.headers, Unset):
            headers = self.headers.to_dict()

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        body: dict[str, Any] | None | Unset
        if isinstance(self.body, Unset):
            body = UNSET
        elif isinstance(self.body, ApiConfigInBodyType0):
            body = self.body.to_dict()
        else:
            body = self.body

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        pages = self.pages


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "url": url,
        })
        if type_ is not UNSET:
            field_dict["type"] = type_
        if headers is not UNSET:
            field_dict["headers"] = headers
        if params is not UNSET:
            field_dict["params"] = params
        if body is not UNSET:
            field_dict["body"] = body
        if source is not UNSET:
            field_dict["source"] = source
        if pages is not UNSET:
            field_dict["pages"] = pages

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.api_config_in_body_type_0 import ApiConfigInBodyType0 # noqa: PLC0415
        from ..models.api_config_in_headers import ApiConfigInHeaders # noqa: PLC0415
        from ..models.api_config_in_params import ApiConfigInParams # noqa: PLC0415
        d = dict(src_dict)
        url = d.pop("url")

        _type_ = d.pop("type", UNSET)
        type_: ApiConfigInType | Unset
        if isinstance(_type_,  Unset):
            type_ = UNSET
        else:
            type_ = check_api_config_in_type(_type_)




        _headers = d.pop("headers", UNSET)
        headers: ApiConfigInHeaders | Unset
        if isinstance(_headers,  Unset):
            headers = UNSET
        else:
            headers = ApiConfigInHeaders.from_dict(_headers)




        _params = d.pop("params", UNSET)
        params: ApiConfigInParams | Unset
        if isinstance(_params,  Unset):
            params = UNSET
        else:
            params = ApiConfigInParams.from_dict(_params)




        def _parse_body(data: object) -> ApiConfigInBodyType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                body_type_0 = ApiConfigInBodyType0.from_dict(data)



                return body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ApiConfigInBodyType0 | None | Unset, data)

        body = _parse_body(d.pop("body", UNSET))


        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))


        pages = d.pop("pages", UNSET)

        api_config_in = cls(
            url=url,
            type_=type_,
            headers=headers,
            params=params,
            body=body,
            source=source,
            pages=pages,
        )

        return api_config_in

