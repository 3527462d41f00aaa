from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.metric_out_dimensions_item import check_metric_out_dimensions_item
from ..models.metric_out_dimensions_item import MetricOutDimensionsItem
from ..models.metric_out_unit import check_metric_out_unit
from ..models.metric_out_unit import MetricOutUnit
from typing import cast






T = TypeVar("T", bound="MetricOut")



@_attrs_define
class MetricOut:
    """ A metric of the registry.

        Attributes:
            name (str):
            unit (MetricOutUnit):
            formula (str):
            dimensions (list[MetricOutDimensionsItem]): What it may be grouped by.
            synonyms (list[str]): Words for it, in all languages.
     """

    name: str
    unit: MetricOutUnit
    formula: str
    dimensions: list[MetricOutDimensionsItem]
    synonyms: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        name = self.name

        unit: str = self.unit

        formula = self.formula

        dimensions = []
        for dimensions_item_data in self.dimensions:
            dimensions_item: str = dimensions_item_data
            dimensions.append(dimensions_item)



        synonyms = self.synonyms




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "name": name,
            "unit": unit,
            "formula": formula,
            "dimensions": dimensions,
            "synonyms": synonyms,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        unit = check_metric_out_unit(d.pop("unit"))




        formula = d.pop("formula")

        dimensions = []
        _dimensions = d.pop("dimensions")
        for dimensions_item_data in (_dimensions):
            dimensions_item = check_metric_out_dimensions_item(dimensions_item_data)



            dimensions.append(dimensions_item)


        synonyms = cast(list[str], d.pop("synonyms"))


        metric_out = cls(
            name=name,
            unit=unit,
            formula=formula,
            dimensions=dimensions,
            synonyms=synonyms,
        )


        metric_out.additional_properties = d
        return metric_out

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
