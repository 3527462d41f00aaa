from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.span_out_verdict import check_span_out_verdict
from ..models.span_out_verdict import SpanOutVerdict
from typing import cast
import datetime






T = TypeVar("T", bound="SpanOut")



@_attrs_define
class SpanOut:
    """ Days whose statements follow from each other, and the bank's balances at both ends.

        Attributes:
            from_ (datetime.date):
            to (datetime.date):
            opening (float | None):
            closing (float | None):
            verdict (SpanOutVerdict):
            job_ids (list[int]):
     """

    from_: datetime.date
    to: datetime.date
    opening: float | None
    closing: float | None
    verdict: SpanOutVerdict
    job_ids: list[int]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_.isoformat()

        to = self.to.isoformat()

        opening: float | None
        opening = self.opening

        closing: float | None
        closing = self.closing

        verdict: str = self.verdict

        job_ids = self.job_ids




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "from": from_,
            "to": to,
            "opening": opening,
            "closing": closing,
            "verdict": verdict,
            "job_ids": job_ids,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = datetime.date.fromisoformat(d.pop("from"))




        to = datetime.date.fromisoformat(d.pop("to"))




        def _parse_opening(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        opening = _parse_opening(d.pop("opening"))


        def _parse_closing(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        closing = _parse_closing(d.pop("closing"))


        verdict = check_span_out_verdict(d.pop("verdict"))




        job_ids = cast(list[int], d.pop("job_ids"))


        span_out = cls(
            from_=from_,
            to=to,
            opening=opening,
            closing=closing,
            verdict=verdict,
            job_ids=job_ids,
        )


        span_out.additional_properties = d
        return span_out

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
