from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_endpoint_events_item import check_new_endpoint_events_item
from ..models.new_endpoint_events_item import NewEndpointEventsItem
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewEndpoint")



@_attrs_define
class NewEndpoint:
    """ Where events are to go, and which.

        Attributes:
            url (str):  Example: https://hooks.example.com/fin-pulse.
            events (list[NewEndpointEventsItem] | Unset): All of them, unless told otherwise.
     """

    url: str
    events: list[NewEndpointEventsItem] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        url = self.url

        events: list[str] | Unset = UNSET
        if not isinstance(self.events, Unset):
            events = []
            for events_item_data in self.events:
                events_item: str = events_item_data
                events.append(events_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "url": url,
        })
        if events is not UNSET:
            field_dict["events"] = events

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        _events = d.pop("events", UNSET)
        events: list[NewEndpointEventsItem] | Unset = UNSET
        if _events is not UNSET:
            events = []
            for events_item_data in _events:
                events_item = check_new_endpoint_events_item(events_item_data)



                events.append(events_item)


        new_endpoint = cls(
            url=url,
            events=events,
        )

        return new_endpoint

