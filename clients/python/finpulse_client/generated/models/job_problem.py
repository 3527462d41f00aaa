from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.job_problem_code import check_job_problem_code
from ..models.job_problem_code import JobProblemCode
from typing import cast






T = TypeVar("T", bound="JobProblem")



@_attrs_define
class JobProblem:
    """ What went wrong with a job.

        Attributes:
            type_ (str): `/problems/` and the code: a page that explains it.
            code (JobProblemCode):
            title (str):
            status (int):
            detail (str):
     """

    type_: str
    code: JobProblemCode
    title: str
    status: int
    detail: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        code: str = self.code

        title = self.title

        status = self.status

        detail = self.detail


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "type": type_,
            "code": code,
            "title": title,
            "status": status,
            "detail": detail,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = d.pop("type")

        code = check_job_problem_code(d.pop("code"))




        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        job_problem = cls(
            type_=type_,
            code=code,
            title=title,
            status=status,
            detail=detail,
        )


        job_problem.additional_properties = d
        return job_problem

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
