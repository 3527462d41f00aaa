from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.account_proof_out_balance_source import AccountProofOutBalanceSource
from ..models.account_proof_out_balance_source import check_account_proof_out_balance_source
from ..models.account_proof_out_verdict import AccountProofOutVerdict
from ..models.account_proof_out_verdict import check_account_proof_out_verdict
from typing import cast

if TYPE_CHECKING:
  from ..models.gap_out import GapOut
  from ..models.span_out import SpanOut





T = TypeVar("T", bound="AccountProofOut")



@_attrs_define
class AccountProofOut:
    """ An account's time, from its first to its last statement.

        Attributes:
            verdict (AccountProofOutVerdict):
            opening_balance (float):
            balance_source (AccountProofOutBalanceSource):
            currency (str):
            spans (list[SpanOut]):
            gaps (list[GapOut]):
     """

    verdict: AccountProofOutVerdict
    opening_balance: float
    balance_source: AccountProofOutBalanceSource
    currency: str
    spans: list[SpanOut]
    gaps: list[GapOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.gap_out import GapOut # noqa: PLC0415
        from ..models.span_out import SpanOut # noqa: PLC0415
        verdict: str = self.verdict

        opening_balance = self.opening_balance

        balance_source: str = self.balance_source

        currency = self.currency

        spans = []
        for spans_item_data in self.spans:
            spans_item = spans_item_data.to_dict()
            spans.append(spans_item)



        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "verdict": verdict,
            "opening_balance": opening_balance,
            "balance_source": balance_source,
            "currency": currency,
            "spans": spans,
            "gaps": gaps,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.gap_out import GapOut # noqa: PLC0415
        from ..models.span_out import SpanOut # noqa: PLC0415
        d = dict(src_dict)
        verdict = check_account_proof_out_verdict(d.pop("verdict"))




        opening_balance = d.pop("opening_balance")

        balance_source = check_account_proof_out_balance_source(d.pop("balance_source"))




        currency = d.pop("currency")

        spans = []
        _spans = d.pop("spans")
        for spans_item_data in (_spans):
            spans_item = SpanOut.from_dict(spans_item_data)



            spans.append(spans_item)


        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in (_gaps):
            gaps_item = GapOut.from_dict(gaps_item_data)



            gaps.append(gaps_item)


        account_proof_out = cls(
            verdict=verdict,
            opening_balance=opening_balance,
            balance_source=balance_source,
            currency=currency,
            spans=spans,
            gaps=gaps,
        )


        account_proof_out.additional_properties = d
        return account_proof_out

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
