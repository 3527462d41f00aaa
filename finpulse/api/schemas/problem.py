"""Errors, as RFC 9457 has them."""

from __future__ import annotations

from typing import Final

from marshmallow import Schema, fields, validate

from finpulse.problems.problem_types import ProblemType

CODES: Final = tuple(kind.code for kind in ProblemType)


class JobProblem(Schema):
    """What went wrong with a job."""

    type = fields.String(required=True, metadata={"description": "`/problems/` and the code: a page that explains it."})
    code = fields.String(required=True, validate=validate.OneOf(CODES))
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)


class Problem(JobProblem):
    """What went wrong, and with which request."""

    request_id = fields.String(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
