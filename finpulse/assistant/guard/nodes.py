"""Each node of a statement by itself: of a kind that is allowed, with values that are small and plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from sqlglot import exp

from finpulse.assistant.guard.grammar import NAMED_FUNCTIONS, NODES, TYPES, UNITS, WORDS, Kind
from finpulse.assistant.guard.refusal import SqlRefused

LONGEST_TEXT: Final = 300
MOST_QUERIES: Final = 10
MOST_RELATIONS: Final = 8
# A text that is put together within what is put together grows by their product.
MOST_CONCATENATIONS: Final = 8
MOST_WILDCARDS: Final = 8
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_ ]{0,62}")
_NUMBER: Final = re.compile(r"[0-9]{1,18}(?:\.[0-9]{0,10})?|\.[0-9]{1,10}")
_SMALL: Final = re.compile(r"[0-9]{1,6}")
_INTERVAL: Final = re.compile(r"[0-9]{1,5}(?: (?:day|week|month|year)s?)?", re.IGNORECASE)
# The parser writes parts of dates with percent signs.
_FORMAT: Final = re.compile(r"[A-Za-z0-9 ./:,_%-]{1,40}")


def check_nodes(tree: exp.Expr, parameters: Collection[str]) -> None:
    """Raise SqlRefused for a node, an argument of one, or a value that no query may have; names become exact."""
    counts: Counter[Kind] = Counter()
    for node in tree.walk():
        kind = type(node)
        counts[kind] += 1
        node.comments = None
        _check_arguments(node, kind)
        if (check := _CHECKS.get(kind)) is not None:
            check(node)
        if kind is exp.Placeholder:
            _check_place(node, parameters)
    queries = sum(counts[kind] for kind in (exp.Select, exp.Union, exp.Except, exp.Intersect))
    if queries > MOST_QUERIES or counts[exp.Table] > MOST_RELATIONS:
        raise SqlRefused("COMPLEXITY", "The statement has too many queries in it.")
    if counts[exp.Concat] + counts[exp.DPipe] > MOST_CONCATENATIONS:
        raise SqlRefused("COMPLEXITY", "The statement puts too many texts together.")


def _check_arguments(node: exp.Expr, kind: Kind) -> None:
    allowed = NODES.get(kind)
    if allowed is None:
        rule = "FUNCTION" if issubclass(kind, exp.Func) else "OPERATOR"
        raise SqlRefused(rule, f"A query may have no {kind.__name__} in it.")
    for name, value in node.args.items():
        if value is None or value is False or value == []:
            continue
        if name not in allowed:
            raise SqlRefused("OPERATOR", f"A query's {kind.__name__} may have no {name.strip('_')}.")
        if isinstance(value, str) and kind not in _TEXTS and value.upper() not in WORDS:
            raise SqlRefused("OPERATOR", f"A query's {kind.__name__} may not be of that kind.")


def _check_place(node: exp.Expr, parameters: Collection[str]) -> None:
    """Values have names as they are, which are no names of columns."""
    if node.name not in parameters:
        raise SqlRefused("PARAMETER", "The statement has a place for a value that nobody gives.")
    node.set("this", node.name)


def _check_identifier(node: exp.Expr) -> None:
    """Names are written exactly as PostgreSQL would read them, so that none is a keyword in what runs."""
    name = node.args["this"]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise SqlRefused("COLUMN", "A name in the statement has characters that no name here has.")
    if not node.args.get("quoted"):
        node.set("this", name.lower())
        node.set("quoted", True)


def _check_literal(node: exp.Expr) -> None:
    value = node.args["this"]
    if node.args.get("is_string"):
        if len(value) > LONGEST_TEXT or "\\" in value:
            raise SqlRefused("COMPLEXITY", "A text in the statement is too long, or has a backslash.")
    elif not _NUMBER.fullmatch(value):
        raise SqlRefused("COMPLEXITY", "A number in the statement is too long, or not plain.")


def _check_star(node: exp.Expr) -> None:
    if not isinstance(node.parent, exp.Count):
        raise SqlRefused("COLUMN", "A query names its columns; * stands in count(*) alone.")


def _check_variable(node: exp.Expr) -> None:
    if not isinstance(node.parent, (exp.Extract, exp.TimestampTrunc, exp.Interval)) or node.name.upper() not in UNITS:
        raise SqlRefused("COLUMN", "A word in the statement is neither a column nor a unit of time.")


def _check_text_unit(node: exp.Expr) -> None:
    if isinstance(node.this, exp.Literal) and node.this.name.upper() not in UNITS:
        raise SqlRefused("FUNCTION", "Nothing is extracted but parts of days.")


def _check_function(node: exp.Expr) -> None:
    name = node.args["this"]
    if not isinstance(name, str) or name.lower() not in NAMED_FUNCTIONS:
        raise SqlRefused("FUNCTION", "The statement calls a function that no query may call.")


def _check_type(node: exp.Expr) -> None:
    if node.args["this"] not in TYPES or node.args.get("nested"):
        raise SqlRefused("CAST_TYPE", "The statement casts to a type that no query may cast to.")


def _check_type_size(node: exp.Expr) -> None:
    if not _is_small(node.this) or int(node.this.name) > LONGEST_TEXT:
        raise SqlRefused("CAST_TYPE", "The statement casts to a type of too large a size.")


def _check_interval(node: exp.Expr) -> None:
    length = node.this
    if not isinstance(length, exp.Literal) or not _INTERVAL.fullmatch(length.name):
        raise SqlRefused("FUNCTION", "An interval is a number of days, weeks, months or years.")
    if not isinstance(node.args.get("unit"), (exp.Var, type(None))):
        raise SqlRefused("FUNCTION", "An interval has one unit.")


def _check_pattern(node: exp.Expr) -> None:
    pattern = node.args["expression"]
    if isinstance(pattern, exp.Placeholder):
        return
    if not isinstance(pattern, exp.Literal) or pattern.name.count("%") > MOST_WILDCARDS:
        raise SqlRefused("OPERATOR", "A pattern is a short text with few wildcards.")


def _check_format(node: exp.Expr) -> None:
    pattern = node.args["format"]
    if not isinstance(pattern, exp.Literal) or not _FORMAT.fullmatch(pattern.name):
        raise SqlRefused("FUNCTION", "A format is a short text.")


def _check_decimals(node: exp.Expr) -> None:
    decimals = node.args.get("decimals")
    if decimals is not None and (not _is_small(decimals) or int(decimals.name) > 10):
        raise SqlRefused("FUNCTION", "Rounding is to at most ten decimals.")


def _check_count(node: exp.Expr) -> None:
    """LIMIT and OFFSET take a number or a bound value."""
    if not _is_small(node.args["expression"]) and not _is_bound(node.args["expression"]):
        raise SqlRefused("COMPLEXITY", "A limit is a number.")


def _check_shift(node: exp.Expr) -> None:
    if node.args.get("offset") is not None and not _is_small(node.args["offset"]):
        raise SqlRefused("FUNCTION", "LAG and LEAD go back and forth by a number of rows.")


def _check_any(node: exp.Expr) -> None:
    inner = node.this.this if isinstance(node.this, exp.Paren) else node.this
    if not _is_bound(inner):
        raise SqlRefused("OPERATOR", "ANY takes a bound list alone.")


def _check_tuple(node: exp.Expr) -> None:
    if not isinstance(node.parent, exp.Distinct):
        raise SqlRefused("COLUMN", "A query has no rows within rows.")


def _check_frame(node: exp.Expr) -> None:
    for name in ("start", "end"):
        if isinstance(node.args.get(name), exp.Expr) and not _is_small(node.args[name]):
            raise SqlRefused("FUNCTION", "A window's frame is of a number of rows.")


def _is_small(node: Any) -> bool:
    return isinstance(node, exp.Literal) and not node.is_string and bool(_SMALL.fullmatch(node.name))


def _is_bound(node: Any) -> bool:
    return isinstance(node.this if isinstance(node, exp.Cast) else node, exp.Placeholder)


_TEXTS: Final = frozenset({exp.Identifier, exp.Literal, exp.Placeholder, exp.Var, exp.Anonymous})
_CHECKS: Final[Mapping[Kind, Callable[[exp.Expr], None]]] = {
    exp.Identifier: _check_identifier,
    exp.Literal: _check_literal,
    exp.Star: _check_star,
    exp.Var: _check_variable,
    exp.Extract: _check_text_unit,
    exp.Anonymous: _check_function,
    exp.DataType: _check_type,
    exp.DataTypeParam: _check_type_size,
    exp.Interval: _check_interval,
    exp.Like: _check_pattern,
    exp.ILike: _check_pattern,
    exp.TimeToStr: _check_format,
    exp.Round: _check_decimals,
    exp.Limit: _check_count,
    exp.Offset: _check_count,
    exp.Lag: _check_shift,
    exp.Lead: _check_shift,
    exp.Any: _check_any,
    exp.Tuple: _check_tuple,
    exp.WindowSpec: _check_frame,
}
