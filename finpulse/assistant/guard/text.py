"""A statement's text before it is parsed: how long, how deep and of what it may be, told in one pass over it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sqlglot import TokenType, tokenize
from sqlglot.errors import TokenError

from finpulse.assistant.guard.refusal import SqlRefused

LONGEST: Final = 20_000
MOST_TOKENS: Final = 2_000
# The parser calls itself for each level, and for each of these in a row.
DEEPEST: Final = 16
MOST_OF_A_KIND: Final = 60
MOST_CASTS: Final = 100
_CONTROL: Final = re.compile(r"[^\t\n\r\x20-\U0010ffff]|[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_OPENING: Final = frozenset({TokenType.L_PAREN, TokenType.CASE})
_CLOSING: Final = frozenset({TokenType.R_PAREN, TokenType.END})
_BEGINNING: Final = frozenset({TokenType.SELECT, TokenType.WITH, TokenType.L_PAREN})
# What there is many of in a long statement that is flat: names, values, and what stands between them. A bound value is
# a remainder and a name in brackets.
_PLAIN: Final = frozenset(
    {
        TokenType.VAR,
        TokenType.IDENTIFIER,
        TokenType.STRING,
        TokenType.NUMBER,
        TokenType.COMMA,
        TokenType.DOT,
        TokenType.L_PAREN,
        TokenType.R_PAREN,
        TokenType.MOD,
        TokenType.ALIAS,
    }
)
# Nothing that is let through has them: arrays, subscripts, maps.
_NEVER: Final = frozenset({TokenType.L_BRACKET, TokenType.R_BRACKET, TokenType.L_BRACE, TokenType.R_BRACE})


def check_text(sql: str) -> None:
    """Raise SqlRefused for text that is too long or too deep to be parsed, or isn't the beginning of a query."""
    if len(sql) > LONGEST:
        raise SqlRefused("COMPLEXITY", "The statement is too long.")
    if _CONTROL.search(sql):
        raise SqlRefused("PARSE", "The statement has characters in it that can't be seen.")
    try:
        kinds = [token.token_type for token in tokenize(sql, read="postgres")]
    except TokenError:
        raise SqlRefused("PARSE", "The statement can't be read.") from None
    if not kinds or kinds[0] not in _BEGINNING:
        raise SqlRefused("STATEMENT_TYPE", "Only a query may run.")
    _check_amount(kinds)
    _check_depth(kinds)


def _check_amount(kinds: list[TokenType]) -> None:
    counts = Counter(kinds)
    if _NEVER & counts.keys():
        raise SqlRefused("OPERATOR", "A query has no arrays.")
    casts = counts.pop(TokenType.DCOLON, 0)
    most = max((count for kind, count in counts.items() if kind not in _PLAIN), default=0)
    if len(kinds) > MOST_TOKENS or casts > MOST_CASTS or most > MOST_OF_A_KIND:
        raise SqlRefused("COMPLEXITY", "The statement has too many parts.")


def _check_depth(kinds: list[TokenType]) -> None:
    depth = 0
    for kind in kinds:
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth > DEEPEST:
            raise SqlRefused("COMPLEXITY", "The statement is nested too deeply.")
