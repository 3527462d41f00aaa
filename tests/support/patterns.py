"""Every regular expression of the package with the ways in which it is used, and texts that could hold it up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from importlib import import_module
from itertools import combinations, islice, product
from re import _constants as codes  # type: ignore[attr-defined]  # The only parse tree of a pattern is private.
from re import _parser as parser  # type: ignore[attr-defined]  # As above.
from types import FunctionType
from typing import Any, NamedTuple

from werkzeug.local import LocalProxy

from finpulse.embedded.launch import CHECKOUT

METHODS = frozenset({"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
PLAIN = ""
# A value that a pattern is put together with while it runs.
SOME_VALUE = ";"
MOST_TEXTS = 180
_OF_CATEGORY = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " \n",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a1",
    codes.CATEGORY_NOT_WORD: "- ",
}


@dataclass(frozen=True)
class UsedPattern:
    """A pattern, where it stands, and the methods by which it is used; all of them where that isn't plain to see."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def used_patterns() -> list[UsedPattern]:
    """Those of modules, in whatever holds them there, and those that functions compile from literals."""
    found: dict[tuple[Any, int], UsedPattern] = {}
    for path in sorted((CHECKOUT / "finpulse").rglob("*.py")):
        name = ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")
        if path.name == "__main__.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = import_module(name)
        used = _methods_by_name(tree)
        for attribute, value in vars(module).items():
            methods = used.get(attribute, set())
            if PLAIN in methods or not isinstance(value, re.Pattern):  # It is used under another name.
                methods = methods | {
                    method for other, ways in used.items() if other not in vars(module) for method in ways
                }
            for pattern in _held(value, set()):
                _add(found, f"{name}.{attribute}", pattern, methods & METHODS)
        for pattern, method in _inline(tree):
            _add(found, f"{name} (inline)", pattern, {method} & METHODS)
    return list(found.values())


def _add(found: dict[tuple[Any, int], UsedPattern], where: str, pattern: re.Pattern[Any], methods: set[str]) -> None:
    key = (pattern.pattern, pattern.flags)
    before = found.get(key, UsedPattern(where, pattern, frozenset()))
    found[key] = UsedPattern(before.where, pattern, before.methods | methods)


def _held(value: Any, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """The patterns in a module's value: in containers, closures, partial functions and objects of ours."""
    if type(value) is re.Pattern:
        yield value
    elif type(value) is not LocalProxy and id(value) not in seen:
        seen.add(id(value))
        for each in _inside(value):
            yield from _held(each, seen)


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, (list, tuple, set, frozenset)):
        return value
    if isinstance(value, partial):
        return (value.func, value.args, value.keywords)
    if isinstance(value, FunctionType):
        return [cell.cell_contents for cell in value.__closure__ or ()]
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, each.name) for each in fields(value)]
    owner = getattr(value, "__self__", None)
    return (owner,) if type(owner) is re.Pattern else ()


def _methods_by_name(tree: ast.AST) -> dict[str, set[str]]:
    """The methods that are called on names, and whether a name is used otherwise."""
    used: dict[str, set[str]] = {}
    plain: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            plain.add(id(node.value))
            if node.attr in METHODS:
                used.setdefault(node.value.id, set()).add(node.attr)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in plain:
            used.setdefault(node.id, set()).add(PLAIN)
    return used


def _inline(tree: ast.AST) -> Iterator[tuple[re.Pattern[Any], str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of = node.func.value
            if isinstance(of, ast.Name) and of.id == "re" and (text := _literal(node.args[0])) is not None:
                flags = sum(getattr(re, each.attr) for each in ast.walk(node) if _is_flag(each))
                yield re.compile(text, flags), node.func.attr


def _is_flag(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr.isupper()
        and isinstance(getattr(re, node.attr, None), re.RegexFlag)
    )


def _literal(node: ast.AST) -> Any:
    """A literal with something in place of what is put into it; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [str(each.value) if isinstance(each, ast.Constant) else SOME_VALUE for each in node.values]
        try:
            re.compile("".join(parts))
        except re.error:
            return None
        return "".join(parts)
    return None


class Growing(NamedTuple):
    """A text of any size: what stands before, what is repeated, and what ends it so that nothing matches."""

    before: str
    piece: str
    tail: str

    def of(self, size: int, pattern: re.Pattern[Any]) -> Any:
        """About so many letters or bytes of it, as the pattern takes them."""
        text = self.before + self.piece * (size // len(self.piece)) + self.tail
        return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def texts_against(pattern: re.Pattern[Any]) -> Iterator[Growing]:
    """Texts of the pattern's own letters."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    made = (Growing(before, piece, tail) for before, piece in _pieces(tree) for tail in ("", "\x01", piece[:1] + "!"))
    return islice(dict.fromkeys(made), MOST_TEXTS)


def _pieces(tree: Any) -> Iterator[tuple[str, str]]:
    """What could be repeated, and what stands before it: bodies of repetitions, the whole, letters and their pairs."""
    whole = _sample(tree)
    repeats = list(_repeats(tree, ""))
    for before, body in repeats:
        yield before, body
    for (before, one), (_, other) in combinations(repeats, 2):
        if one != other:
            yield before, one + other
    if whole:
        yield "", whole
        yield whole, whole[-1]
    letters = list(dict.fromkeys(_letters(tree)))[:14]
    for letter in letters:
        yield "", letter
        yield whole, letter
    for one, other in product(letters, letters):
        if one != other:
            yield "", one + other


def _repeats(nodes: Any, before: str) -> Iterator[tuple[str, str]]:
    """A sample of each repetition's body, and of what stands before it."""
    for operation, value in nodes:
        if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > 20:
                yield from ((before, sample) for sample in _variants(body) if sample)
            yield from _repeats(body, before)
        else:
            for inner in _inner(operation, value):
                yield from _repeats(inner, before)
        before += _sample([(operation, value)])


def _inner(operation: Any, value: Any) -> Sequence[Any]:
    if operation is codes.SUBPATTERN:
        return [value[-1]]
    if operation is codes.BRANCH:
        return list(value[1][:6])
    if operation in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    return [value] if operation is codes.ATOMIC_GROUP else []


def _variants(body: Any) -> list[str]:
    """Samples of a body: the plain one, and of a single class each of its letters."""
    plain = _sample(body)
    return list(dict.fromkeys([plain, *islice(_letters(body), 5)]))


def _sample(nodes: Any) -> str:
    """A short text that the nodes match, as far as that is simple to find."""
    return "".join(map(_sample_of, nodes))


def _sample_of(node: Any) -> str:
    operation, value = node
    if operation in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
        return next(_letters([node]), "")
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, body = value
        return _sample(body) * min(max(least, 1), 40)
    if operation is codes.BRANCH:
        return _sample(value[1][0])
    inner = _inner(operation, value) if operation in (codes.SUBPATTERN, codes.ATOMIC_GROUP) else []
    return "".join(map(_sample, inner))


def _letters(nodes: Any) -> Iterator[str]:
    """The letters that nodes name, with one or two of each class."""
    for operation, value in nodes:
        if operation is codes.LITERAL:
            yield chr(value)
        elif operation is codes.NOT_LITERAL:
            yield "a" if value != ord("a") else "b"
        elif operation is codes.ANY:
            yield "x"
        elif operation is codes.IN:
            yield from _of_class(value)
        elif operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _letters(value[2])
        else:
            for inner in _inner(operation, value):
                yield from _letters(inner)


def _of_class(items: Any) -> Iterator[str]:
    if items and items[0][0] is codes.NEGATE:
        yield from _outside(items)
        return
    for operation, value in items:
        if operation is codes.LITERAL:
            yield chr(value)
        elif operation is codes.RANGE:
            yield from (
                letter for letter in dict.fromkeys(chr(value[0]) + " \na1") if value[0] <= ord(letter) <= value[1]
            )
        elif operation is codes.CATEGORY:
            yield from _OF_CATEGORY[value]


def _outside(items: Any) -> Iterator[str]:
    inside = set(_of_class(items[1:]))
    ranges = [value for operation, value in items if operation is codes.RANGE]
    categories = {value for operation, value in items if operation is codes.CATEGORY}
    for letter in "a1 -.:/é\n,=":
        is_in = letter in inside or any(low <= ord(letter) <= high for low, high in ranges)
        if not is_in and not any(_is_of(letter, category) for category in categories):
            yield letter


def _is_of(letter: str, category: Any) -> bool:
    digit, space, word = letter.isdigit(), letter.isspace(), letter.isalnum() or letter == "_"
    return {
        codes.CATEGORY_DIGIT: digit,
        codes.CATEGORY_NOT_DIGIT: not digit,
        codes.CATEGORY_SPACE: space,
        codes.CATEGORY_NOT_SPACE: not space,
        codes.CATEGORY_WORD: word,
        codes.CATEGORY_NOT_WORD: not word,
    }[category]
