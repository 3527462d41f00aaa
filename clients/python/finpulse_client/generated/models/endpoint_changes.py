from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.endpoint_changes_events_item import check_endpoint_changes_events_item
from ..models.endpoint_changes_events_item import EndpointChangesEventsItem
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="EndpointChanges")



@_attrs_define
class EndpointChanges:
    """ What may be changed.

        Attributes:
            url (str | Unset):
            events (list[EndpointChangesEventsItem] | Unset):
            is_active (bool | Unset): True: events go there again, and what has waited is sent now.
     """

    url: str | Unset = UNSET
    events: list[EndpointChangesEventsItem] | Unset = UNSET
    is_active: bool | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        url = self.url

        events: list[str] | Unset = UNSET
        if not isinstance(self.events, Unset):
            events = []
            for events_item_data in self.events:
                events_item: str = events_item_data
                events.append(events_item)



        is_active = self.is_active


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if url is not UNSET:
            field_dict["url"] = url
        if events is not UNSET:
            field_dict["events"] = events
        if is_active is not UNSET:
            field_dict["is_active"] = is_active

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url", UNSET)

        _events = d.pop("events", UNSET)
        events: list[EndpointChangesEventsItem] | Unset = UNSET
        if _events is not UNSET:
            events = []
            for events_item_data in _events:
                events_item = check_endpoint_changes_events_item(events_item_data)



                events.append(events_item)


        is_active = d.pop("is_active", UNSET)

        endpoint_changes = cls(
            url=url,
            events=events,
            is_active=is_active,
        )

        return endpoint_changes

