from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.ledger_row_outcome_type_1 import check_ledger_row_outcome_type_1
from ..models.ledger_row_outcome_type_1 import LedgerRowOutcomeType1
from ..models.ledger_row_outcome_type_2_type_1 import check_ledger_row_outcome_type_2_type_1
from ..models.ledger_row_outcome_type_2_type_1 import LedgerRowOutcomeType2Type1
from ..models.ledger_row_outcome_type_3_type_1 import check_ledger_row_outcome_type_3_type_1
from ..models.ledger_row_outcome_type_3_type_1 import LedgerRowOutcomeType3Type1
from typing import cast






T = TypeVar("T", bound="LedgerRow")



@_attrs_define
class LedgerRow:
    """ What became of a row of the file; outcome and reason are null while no stage has decided.

        Attributes:
            line (int):
            outcome (LedgerRowOutcomeType1 | LedgerRowOutcomeType2Type1 | LedgerRowOutcomeType3Type1 | None):
            reason (None | str):
            transaction_id (int | None):
            raw (list[str] | None): The row's cells; null where they were deleted once their time was over.
     """

    line: int
    outcome: LedgerRowOutcomeType1 | LedgerRowOutcomeType2Type1 | LedgerRowOutcomeType3Type1 | None
    reason: None | str
    transaction_id: int | None
    raw: list[str] | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        line = self.line

        outcome: None | str
        if isinstance(self.outcome, str):
            outcome = self.outcome
        elif isinstance(self.outcome, str):
            outcome = self.outcome
        elif isinstance(self.outcome, str):
            outcome = self.outcome
        else:
            outcome = self.outcome

        reason: None | str
        reason = self.reason

        transaction_id: int | None
        transaction_id = self.transaction_id

        raw: list[str] | None
        if isinstance(self.raw, list):
            raw = self.raw


        else:
            raw = self.raw


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "line": line,
            "outcome": outcome,
            "reason": reason,
            "transaction_id": transaction_id,
            "raw": raw,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        line = d.pop("line")

        def _parse_outcome(data: object) -> LedgerRowOutcomeType1 | LedgerRowOutcomeType2Type1 | LedgerRowOutcomeType3Type1 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_1 = check_ledger_row_outcome_type_1(data)



                return outcome_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_2_type_1 = check_ledger_row_outcome_type_2_type_1(data)



                return outcome_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_3_type_1 = check_ledger_row_outcome_type_3_type_1(data)



                return outcome_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LedgerRowOutcomeType1 | LedgerRowOutcomeType2Type1 | LedgerRowOutcomeType3Type1 | None, data)

        outcome = _parse_outcome(d.pop("outcome"))


        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        def _parse_transaction_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        transaction_id = _parse_transaction_id(d.pop("transaction_id"))


        def _parse_raw(data: object) -> list[str] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                raw_type_0 = cast(list[str], data)

                return raw_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None, data)

        raw = _parse_raw(d.pop("raw"))


        ledger_row = cls(
            line=line,
            outcome=outcome,
            reason=reason,
            transaction_id=transaction_id,
            raw=raw,
        )


        ledger_row.additional_properties = d
        return ledger_row

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
