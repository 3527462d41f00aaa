from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.assistant_answer_status import AssistantAnswerStatus
from ..models.assistant_answer_status import check_assistant_answer_status
from typing import cast

if TYPE_CHECKING:
  from ..models.answer_clarification import AnswerClarification
  from ..models.answer_exclusions import AnswerExclusions
  from ..models.answer_plan import AnswerPlan
  from ..models.answer_value import AnswerValue
  from ..models.assistant_answer_params_type_0 import AssistantAnswerParamsType0
  from ..models.refusal import Refusal





T = TypeVar("T", bound="AssistantAnswer")



@_attrs_define
class AssistantAnswer:
    """ An answer with its receipt, a question back, or a refusal; every field is always there.

        Attributes:
            status (AssistantAnswerStatus):
            answer (str): In the question's language.
            values (list[AnswerValue]):
            plan (AnswerPlan | None):
            rows_counted (int | None):
            excluded (AnswerExclusions | None):
            formula (None | str):
            sql (None | str):
            params (AssistantAnswerParamsType0 | None):
            link (None | str):
            data_as_of (None | str):
            clarify (list[AnswerClarification] | None):
            suggestions (list[str] | None):
            refusal (None | Refusal):
            drafted_by (None | str): The language model that has drafted the plan; null where the assistant understood.
     """

    status: AssistantAnswerStatus
    answer: str
    values: list[AnswerValue]
    plan: AnswerPlan | None
    rows_counted: int | None
    excluded: AnswerExclusions | None
    formula: None | str
    sql: None | str
    params: AssistantAnswerParamsType0 | None
    link: None | str
    data_as_of: None | str
    clarify: list[AnswerClarification] | None
    suggestions: list[str] | None
    refusal: None | Refusal
    drafted_by: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.answer_clarification import AnswerClarification # noqa: PLC0415
        from ..models.answer_exclusions import AnswerExclusions # noqa: PLC0415
        from ..models.answer_plan import AnswerPlan # noqa: PLC0415
        from ..models.answer_value import AnswerValue # noqa: PLC0415
        from ..models.assistant_answer_params_type_0 import AssistantAnswerParamsType0 # noqa: PLC0415
        from ..models.refusal import Refusal # noqa: PLC0415
        status: str = self.status

        answer = self.answer

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)



        plan: dict[str, Any] | None
        if isinstance(self.plan, AnswerPlan):
            plan = self.plan.to_dict()
        else:
            plan = self.plan

        rows_counted: int | None
        rows_counted = self.rows_counted

        excluded: dict[str, Any] | None
        if isinstance(self.excluded, AnswerExclusions):
            excluded = self.excluded.to_dict()
        else:
            excluded = self.excluded

        formula: None | str
        formula = self.formula

        sql: None | str
        sql = self.sql

        params: dict[str, Any] | None
        if isinstance(self.params, AssistantAnswerParamsType0):
            params = self.params.to_dict()
        else:
            params = self.params

        link: None | str
        link = self.link

        data_as_of: None | str
        data_as_of = self.data_as_of

        clarify: list[dict[str, Any]] | None
        if isinstance(self.clarify, list):
            clarify = []
            for clarify_type_0_item_data in self.clarify:
                clarify_type_0_item = clarify_type_0_item_data.to_dict()
                clarify.append(clarify_type_0_item)


        else:
            clarify = self.clarify

        suggestions: list[str] | None
        if isinstance(self.suggestions, list):
            suggestions = self.suggestions


        else:
            suggestions = self.suggestions

        refusal: dict[str, Any] | None
        if isinstance(self.refusal, Refusal):
            refusal = self.refusal.to_dict()
        else:
            refusal = self.refusal

        drafted_by: None | str
        drafted_by = self.drafted_by


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "status": status,
            "answer": answer,
            "values": values,
            "plan": plan,
            "rows_counted": rows_counted,
            "excluded": excluded,
            "formula": formula,
            "sql": sql,
            "params": params,
            "link": link,
            "data_as_of": data_as_of,
            "clarify": clarify,
            "suggestions": suggestions,
            "refusal": refusal,
            "drafted_by": drafted_by,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_clarification import AnswerClarification # noqa: PLC0415
        from ..models.answer_exclusions import AnswerExclusions # noqa: PLC0415
        from ..models.answer_plan import AnswerPlan # noqa: PLC0415
        from ..models.answer_value import AnswerValue # noqa: PLC0415
        from ..models.assistant_answer_params_type_0 import AssistantAnswerParamsType0 # noqa: PLC0415
        from ..models.refusal import Refusal # noqa: PLC0415
        d = dict(src_dict)
        status = check_assistant_answer_status(d.pop("status"))




        answer = d.pop("answer")

        values = []
        _values = d.pop("values")
        for values_item_data in (_values):
            values_item = AnswerValue.from_dict(values_item_data)



            values.append(values_item)


        def _parse_plan(data: object) -> AnswerPlan | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                plan_type_0 = AnswerPlan.from_dict(data)



                return plan_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerPlan | None, data)

        plan = _parse_plan(d.pop("plan"))


        def _parse_rows_counted(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_counted = _parse_rows_counted(d.pop("rows_counted"))


        def _parse_excluded(data: object) -> AnswerExclusions | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                excluded_type_0 = AnswerExclusions.from_dict(data)



                return excluded_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerExclusions | None, data)

        excluded = _parse_excluded(d.pop("excluded"))


        def _parse_formula(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        formula = _parse_formula(d.pop("formula"))


        def _parse_sql(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sql = _parse_sql(d.pop("sql"))


        def _parse_params(data: object) -> AssistantAnswerParamsType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                params_type_0 = AssistantAnswerParamsType0.from_dict(data)



                return params_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AssistantAnswerParamsType0 | None, data)

        params = _parse_params(d.pop("params"))


        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))


        def _parse_data_as_of(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        data_as_of = _parse_data_as_of(d.pop("data_as_of"))


        def _parse_clarify(data: object) -> list[AnswerClarification] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                clarify_type_0 = []
                _clarify_type_0 = data
                for clarify_type_0_item_data in (_clarify_type_0):
                    clarify_type_0_item = AnswerClarification.from_dict(clarify_type_0_item_data)



                    clarify_type_0.append(clarify_type_0_item)

                return clarify_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AnswerClarification] | None, data)

        clarify = _parse_clarify(d.pop("clarify"))


        def _parse_suggestions(data: object) -> list[str] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                suggestions_type_0 = cast(list[str], data)

                return suggestions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None, data)

        suggestions = _parse_suggestions(d.pop("suggestions"))


        def _parse_refusal(data: object) -> None | Refusal:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                refusal_type_0 = Refusal.from_dict(data)



                return refusal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Refusal, data)

        refusal = _parse_refusal(d.pop("refusal"))


        def _parse_drafted_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        drafted_by = _parse_drafted_by(d.pop("drafted_by"))


        assistant_answer = cls(
            status=status,
            answer=answer,
            values=values,
            plan=plan,
            rows_counted=rows_counted,
            excluded=excluded,
            formula=formula,
            sql=sql,
            params=params,
            link=link,
            data_as_of=data_as_of,
            clarify=clarify,
            suggestions=suggestions,
            refusal=refusal,
            drafted_by=drafted_by,
        )


        assistant_answer.additional_properties = d
        return assistant_answer

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
