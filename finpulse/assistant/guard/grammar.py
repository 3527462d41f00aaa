"""What a query may be made of: the kinds of nodes, and of each the arguments it may have; there is nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlglot import exp

Kind = type[exp.Expr]

_ONE: Final = frozenset({"this"})
_TWO: Final = frozenset({"this", "expression"})
_MANY: Final = frozenset({"this", "expressions"})
_LIST: Final = frozenset({"expressions"})
_NONE: Final[frozenset[str]] = frozenset()

CLAUSES: Final[Mapping[Kind, frozenset[str]]] = {
    exp.Select: frozenset(
        {"with_", "expressions", "distinct", "from_", "joins", "where", "group", "having", "order", "limit", "offset"}
    ),
    exp.Union: frozenset({"with_", "this", "expression", "distinct", "order", "limit", "offset"}),
    exp.Except: frozenset({"with_", "this", "expression", "distinct", "order", "limit", "offset"}),
    exp.Intersect: frozenset({"with_", "this", "expression", "distinct", "order", "limit", "offset"}),
    exp.With: _LIST,
    exp.CTE: frozenset({"this", "alias"}),
    exp.TableAlias: frozenset({"this", "columns"}),
    exp.Subquery: frozenset({"this", "alias"}),
    exp.From: _ONE,
    exp.Join: frozenset({"this", "side", "kind", "on", "using"}),
    exp.Table: frozenset({"this", "alias"}),
    exp.Where: _ONE,
    exp.Having: _ONE,
    exp.Group: _LIST,
    exp.Order: _LIST,
    exp.Ordered: frozenset({"this", "desc", "nulls_first"}),
    exp.Limit: frozenset({"expression"}),
    exp.Offset: frozenset({"expression"}),
    exp.Distinct: frozenset({"expressions", "on"}),
    exp.Tuple: _LIST,
    exp.Alias: frozenset({"this", "alias"}),
    exp.Column: frozenset({"this", "table"}),
    exp.Identifier: frozenset({"this", "quoted"}),
    exp.Star: _NONE,
    exp.Literal: frozenset({"this", "is_string"}),
    exp.Boolean: _ONE,
    exp.Null: _NONE,
    exp.Placeholder: frozenset({"this", "jdbc"}),
    exp.Paren: _ONE,
    exp.Var: _ONE,
}
OPERATORS: Final[Mapping[Kind, frozenset[str]]] = {
    exp.And: _TWO,
    exp.Or: _TWO,
    exp.Not: _ONE,
    exp.EQ: _TWO,
    exp.NEQ: _TWO,
    exp.GT: _TWO,
    exp.GTE: _TWO,
    exp.LT: _TWO,
    exp.LTE: _TWO,
    exp.NullSafeEQ: _TWO,
    exp.NullSafeNEQ: _TWO,
    exp.Is: _TWO | {"negate"},
    exp.Between: frozenset({"this", "low", "high"}),
    exp.In: frozenset({"this", "expressions", "query"}),
    exp.Any: _ONE,
    exp.Exists: _ONE,
    exp.Like: _TWO | {"negate"},
    exp.ILike: _TWO | {"negate"},
    exp.Add: _TWO,
    exp.Sub: _TWO,
    exp.Mul: _TWO,
    exp.Div: _TWO | {"typed"},
    exp.Mod: _TWO,
    exp.Neg: _ONE,
    exp.DPipe: _TWO | {"safe"},
    exp.Case: frozenset({"this", "ifs", "default"}),
    exp.If: frozenset({"this", "true"}),
    exp.Interval: frozenset({"this", "unit"}),
    exp.Cast: frozenset({"this", "to"}),
    exp.DataType: _MANY,
    exp.DataTypeParam: _ONE,
}
FUNCTIONS: Final[Mapping[Kind, frozenset[str]]] = {
    exp.Sum: _ONE,
    exp.Avg: _ONE,
    exp.Min: _ONE,
    exp.Max: _ONE,
    exp.Count: _ONE | {"big_int"},
    exp.LogicalOr: _ONE,
    exp.LogicalAnd: _ONE,
    exp.Stddev: _ONE,
    exp.StddevPop: _ONE,
    exp.StddevSamp: _ONE,
    exp.Variance: _ONE,
    exp.PercentileCont: _ONE,
    exp.PercentileDisc: _ONE,
    exp.WithinGroup: _TWO,
    exp.Filter: _TWO,
    exp.Window: frozenset({"this", "partition_by", "order", "spec", "over"}),
    exp.WindowSpec: frozenset({"kind", "start", "start_side", "end", "end_side"}),
    exp.RowNumber: _NONE,
    exp.Rank: _NONE,
    exp.DenseRank: _NONE,
    exp.Lag: frozenset({"this", "offset", "default"}),
    exp.Lead: frozenset({"this", "offset", "default"}),
    exp.FirstValue: _ONE,
    exp.LastValue: _ONE,
    exp.Abs: _ONE,
    exp.Sign: _ONE,
    exp.Ceil: _ONE,
    exp.Floor: _ONE,
    exp.Round: frozenset({"this", "decimals"}),
    exp.Coalesce: _MANY,
    exp.Nullif: _TWO,
    exp.Greatest: _MANY | {"ignore_nulls"},
    exp.Least: _MANY | {"ignore_nulls"},
    exp.Lower: _ONE,
    exp.Upper: _ONE,
    exp.Trim: _ONE,
    exp.Length: _ONE,
    exp.Left: _TWO,
    exp.Right: _TWO,
    exp.Substring: frozenset({"this", "start", "length"}),
    exp.Concat: frozenset({"expressions", "safe", "coalesce"}),
    exp.Extract: _TWO,
    exp.TimestampTrunc: frozenset({"this", "unit"}),
    exp.TimeToStr: frozenset({"this", "format"}),
    exp.CurrentDate: _NONE,
    exp.CurrentTimestamp: _NONE,
    exp.Date: _ONE,
    exp.Anonymous: _MANY,
}
NODES: Final[Mapping[Kind, frozenset[str]]] = {**CLAUSES, **OPERATORS, **FUNCTIONS}

# Functions that the parser has no node for.
NAMED_FUNCTIONS: Final = frozenset({"make_date", "age"})
# Words that stand in a node as they are.
WORDS: Final = frozenset(
    {
        "INNER",
        "LEFT",
        "RIGHT",
        "FULL",
        "OUTER",
        "OVER",
        "ROWS",
        "RANGE",
        "PRECEDING",
        "FOLLOWING",
        "UNBOUNDED",
        "CURRENT ROW",
    }
)
TYPES: Final = frozenset(
    {
        exp.DataType.Type.BOOLEAN,
        exp.DataType.Type.SMALLINT,
        exp.DataType.Type.INT,
        exp.DataType.Type.BIGINT,
        exp.DataType.Type.DECIMAL,
        exp.DataType.Type.DOUBLE,
        exp.DataType.Type.TEXT,
        exp.DataType.Type.VARCHAR,
        exp.DataType.Type.DATE,
        exp.DataType.Type.TIMESTAMP,
        exp.DataType.Type.TIMESTAMPTZ,
    }
)
UNITS: Final = frozenset(
    {
        *("DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "DAYS", "WEEKS", "MONTHS", "YEARS"),
        *("DOW", "ISODOW", "DOY", "ISOYEAR", "HOUR", "EPOCH"),
    }
)
