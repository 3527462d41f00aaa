from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.answer_plan_group_by_item import AnswerPlanGroupByItem
from ..models.answer_plan_group_by_item import check_answer_plan_group_by_item
from ..models.answer_plan_limit_per_type_1 import AnswerPlanLimitPerType1
from ..models.answer_plan_limit_per_type_1 import check_answer_plan_limit_per_type_1
from ..models.answer_plan_limit_per_type_2_type_1 import AnswerPlanLimitPerType2Type1
from ..models.answer_plan_limit_per_type_2_type_1 import check_answer_plan_limit_per_type_2_type_1
from ..models.answer_plan_limit_per_type_3_type_1 import AnswerPlanLimitPerType3Type1
from ..models.answer_plan_limit_per_type_3_type_1 import check_answer_plan_limit_per_type_3_type_1
from ..models.answer_plan_metric import AnswerPlanMetric
from ..models.answer_plan_metric import check_answer_plan_metric
from ..models.answer_plan_order_type_1 import AnswerPlanOrderType1
from ..models.answer_plan_order_type_1 import check_answer_plan_order_type_1
from ..models.answer_plan_order_type_2_type_1 import AnswerPlanOrderType2Type1
from ..models.answer_plan_order_type_2_type_1 import check_answer_plan_order_type_2_type_1
from ..models.answer_plan_order_type_3_type_1 import AnswerPlanOrderType3Type1
from ..models.answer_plan_order_type_3_type_1 import check_answer_plan_order_type_3_type_1
from ..models.answer_plan_sort_by_type_1 import AnswerPlanSortByType1
from ..models.answer_plan_sort_by_type_1 import check_answer_plan_sort_by_type_1
from ..models.answer_plan_sort_by_type_2_type_1 import AnswerPlanSortByType2Type1
from ..models.answer_plan_sort_by_type_2_type_1 import check_answer_plan_sort_by_type_2_type_1
from ..models.answer_plan_sort_by_type_3_type_1 import AnswerPlanSortByType3Type1
from ..models.answer_plan_sort_by_type_3_type_1 import check_answer_plan_sort_by_type_3_type_1
from typing import cast

if TYPE_CHECKING:
  from ..models.answer_filter import AnswerFilter
  from ..models.answer_period import AnswerPeriod





T = TypeVar("T", bound="AnswerPlan")



@_attrs_define
class AnswerPlan:
    """ The question as it was understood.

        Attributes:
            metric (AnswerPlanMetric):
            filters (list[AnswerFilter]):
            period (AnswerPeriod | None):
            compare_to (AnswerPeriod | None):
            group_by (list[AnswerPlanGroupByItem]):
            order (AnswerPlanOrderType1 | AnswerPlanOrderType2Type1 | AnswerPlanOrderType3Type1 | None):
            sort_by (AnswerPlanSortByType1 | AnswerPlanSortByType2Type1 | AnswerPlanSortByType3Type1 | None):
            limit (int | None):
            limit_per (AnswerPlanLimitPerType1 | AnswerPlanLimitPerType2Type1 | AnswerPlanLimitPerType3Type1 | None):
     """

    metric: AnswerPlanMetric
    filters: list[AnswerFilter]
    period: AnswerPeriod | None
    compare_to: AnswerPeriod | None
    group_by: list[AnswerPlanGroupByItem]
    order: AnswerPlanOrderType1 | AnswerPlanOrderType2Type1 | AnswerPlanOrderType3Type1 | None
    sort_by: AnswerPlanSortByType1 | AnswerPlanSortByType2Type1 | AnswerPlanSortByType3Type1 | None
    limit: int | None
    limit_per: AnswerPlanLimitPerType1 | AnswerPlanLimitPerType2Type1 | AnswerPlanLimitPerType3Type1 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.answer_filter import AnswerFilter # noqa: PLC0415
        from ..models.answer_period import AnswerPeriod # noqa: PLC0415
        metric: str = self.metric

        filters = []
        for filters_item_data in self.filters:
            filters_item = filters_item_data.to_dict()
            filters.append(filters_item)



        period: dict[str, Any] | None
        if isinstance(self.period, AnswerPeriod):
            period = self.period.to_dict()
        else:
            period = self.period

        compare_to: dict[str, Any] | None
        if isinstance(self.compare_to, AnswerPeriod):
            compare_to = self.compare_to.to_dict()
        else:
            compare_to = self.compare_to

        group_by = []
        for group_by_item_data in self.group_by:
            group_by_item: str = group_by_item_data
            group_by.append(group_by_item)



        order: None | str
        if isinstance(self.order, str):
            order = self.order
        elif isinstance(self.order, str):
            order = self.order
        elif isinstance(self.order, str):
            order = self.order
        else:
            order = self.order

        sort_by: None | str
        if isinstance(self.sort_by, str):
            sort_by = self.sort_by
        elif isinstance(self.sort_by, str):
            sort_by = self.sort_by
        elif isinstance(self.sort_by, str):
            sort_by = self.sort_by
        else:
            sort_by = self.sort_by

        limit: int | None
        limit = self.limit

        limit_per: None | str
        if isinstance(self.limit_per, str):
            limit_per = self.limit_per
        elif isinstance(self.limit_per, str):
            limit_per = self.limit_per
        elif isinstance(self.limit_per, str):
            limit_per = self.limit_per
        else:
            limit_per = self.limit_per


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "metric": metric,
            "filters": filters,
            "period": period,
            "compare_to": compare_to,
            "group_by": group_by,
            "order": order,
            "sort_by": sort_by,
            "limit": limit,
            "limit_per": limit_per,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_filter import AnswerFilter # noqa: PLC0415
        from ..models.answer_period import AnswerPeriod # noqa: PLC0415
        d = dict(src_dict)
        metric = check_answer_plan_metric(d.pop("metric"))




        filters = []
        _filters = d.pop("filters")
        for filters_item_data in (_filters):
            filters_item = AnswerFilter.from_dict(filters_item_data)



            filters.append(filters_item)


        def _parse_period(data: object) -> AnswerPeriod | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                period_type_0 = AnswerPeriod.from_dict(data)



                return period_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerPeriod | None, data)

        period = _parse_period(d.pop("period"))


        def _parse_compare_to(data: object) -> AnswerPeriod | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                compare_to_type_0 = AnswerPeriod.from_dict(data)



                return compare_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerPeriod | None, data)

        compare_to = _parse_compare_to(d.pop("compare_to"))


        group_by = []
        _group_by = d.pop("group_by")
        for group_by_item_data in (_group_by):
            group_by_item = check_answer_plan_group_by_item(group_by_item_data)



            group_by.append(group_by_item)


        def _parse_order(data: object) -> AnswerPlanOrderType1 | AnswerPlanOrderType2Type1 | AnswerPlanOrderType3Type1 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_type_1 = check_answer_plan_order_type_1(data)



                return order_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_type_2_type_1 = check_answer_plan_order_type_2_type_1(data)



                return order_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_type_3_type_1 = check_answer_plan_order_type_3_type_1(data)



                return order_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerPlanOrderType1 | AnswerPlanOrderType2Type1 | AnswerPlanOrderType3Type1 | None, data)

        order = _parse_order(d.pop("order"))


        def _parse_sort_by(data: object) -> AnswerPlanSortByType1 | AnswerPlanSortByType2Type1 | AnswerPlanSortByType3Type1 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sort_by_type_1 = check_answer_plan_sort_by_type_1(data)



                return sort_by_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sort_by_type_2_type_1 = check_answer_plan_sort_by_type_2_type_1(data)



                return sort_by_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sort_by_type_3_type_1 = check_answer_plan_sort_by_type_3_type_1(data)



                return sort_by_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerPlanSortByType1 | AnswerPlanSortByType2Type1 | AnswerPlanSortByType3Type1 | None, data)

        sort_by = _parse_sort_by(d.pop("sort_by"))


        def _parse_limit(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        limit = _parse_limit(d.pop("limit"))


        def _parse_limit_per(data: object) -> AnswerPlanLimitPerType1 | AnswerPlanLimitPerType2Type1 | AnswerPlanLimitPerType3Type1 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                limit_per_type_1 = check_answer_plan_limit_per_type_1(data)



                return limit_per_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                limit_per_type_2_type_1 = check_answer_plan_limit_per_type_2_type_1(data)



                return limit_per_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                limit_per_type_3_type_1 = check_answer_plan_limit_per_type_3_type_1(data)



                return limit_per_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerPlanLimitPerType1 | AnswerPlanLimitPerType2Type1 | AnswerPlanLimitPerType3Type1 | None, data)

        limit_per = _parse_limit_per(d.pop("limit_per"))


        answer_plan = cls(
            metric=metric,
            filters=filters,
            period=period,
            compare_to=compare_to,
            group_by=group_by,
            order=order,
            sort_by=sort_by,
            limit=limit,
            limit_per=limit_per,
        )


        answer_plan.additional_properties = d
        return answer_plan

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
