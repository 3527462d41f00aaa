"""Texts -> the words that full text search finds them by, and what somebody types -> a query of such words.

Both are folded as rules fold texts, and parted at every mark. Scripts that put no blanks between words are found by
their characters: each by itself and the one behind it. Words are PostgreSQL's text of a tsvector and of a tsquery; its
own parser of texts takes "/NAME/J" for the name of a file, and a run of Chinese characters for one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import re2

from finpulse.cleaning.text import fold, in_one_script

# How words are made: kept beside them, so that those of an earlier way are made anew.
FORM: Final = 1
# A tsvector takes some hundred thousand letters, and a word of it two thousand bytes.
MOST_LETTERS: Final = 100_000
LONGEST_WORD: Final = 255
# Letters and digits of any script, with the apostrophes between them.
_TOKEN: Final = re2.compile(r"[\p{L}\p{M}\p{N}']+")
# The same of texts in Latin, Greek and Cyrillic letters without marks of their own, several times as fast.
_PLAIN: Final = re.compile("[\\0-\u02ff\u0370-\u0482\u048a-\u052f\u2000-\u206f\u20a0-\u20cf]*")
_PLAIN_TOKEN: Final = re.compile(r"(?:[^\W_]|')+")
_UNSPACED: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}\x{30FC}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+"
_RUN: Final = re2.compile(_UNSPACED)
_PIECE: Final = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<words>[^\s"]+))')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_OR: Final = "or"


class _Word(NamedTuple):
    """A word of a text, or a run of characters without blanks."""

    text: str
    unspaced: bool = False


# Words in their order; a word with apostrophes is one item of several.
_Item = list[_Word]


def words_of(*texts: str) -> str:
    """The words of some texts as a tsvector; no phrase goes from one text to the next.

    >>> words_of("/NAME/J Jansen/REMI/huur", "McDonald’s")
    'name:1 j:2 jansen:3 remi:4 huur:5 mcdonald:7 mcdonalds:7 s:8 mcdonalds:8'
    >>> words_of("深圳地铁")
    '深圳:1 圳地:2 地铁:3 铁:4'
    """
    placed: list[str] = []
    at = 1
    for text in texts:
        folded = _folded(text)
        if "'" not in folded and (folded.isascii() or _PLAIN.fullmatch(folded)):
            tokens = [token[:LONGEST_WORD] for token in _PLAIN_TOKEN.findall(folded)]
            placed += [f"{token}:{number}" for number, token in enumerate(tokens, at)]
            at += len(tokens) + 1
            continue
        lexemes = [
            (lexeme, joined) if (joined := _joined(item)) else (lexeme,)
            for item in _items(folded)
            for word in item
            for lexeme in _lexemes(word)
        ]
        placed += [f"{lexeme}:{number}" for number, both in enumerate(lexemes, at) for lexeme in both]
        at += len(lexemes) + 1
    return " ".join(placed)


def query_of(typed: str) -> str:
    """What is typed, as a tsquery: all words are meant, "phrases" as they stand, either of two with `or`, -not.

    Words that stand alone are beginnings of words, as they are while one types. "" where there is no word in it.

    >>> query_of('McDonald’s "bread and" -milk')
    "('mcdonalds':* | 'mcdonald' <-> 's':*) & ('bread' <-> 'and') & !('milk')"
    >>> query_of("地铁 or 渋谷店"), query_of("( & |")
    ("('地铁') | ('渋谷' <-> '谷店')", '')
    """
    either: list[list[str]] = [[]]
    for piece in _PIECE.finditer(typed.translate(_QUOTES)):
        if piece["words"] and not piece["minus"] and piece["words"].casefold() == _OR:
            either.append([])
            continue
        quoted = piece["words"] is None
        clause = _clause(piece["phrase"] if quoted else piece["words"], exact=quoted or bool(piece["minus"]))
        if clause:
            either[-1].append(f"{'!' if piece['minus'] else ''}({clause})")
    return " | ".join(" & ".join(all_of) for all_of in either if all_of)


def _clause(text: str, *, exact: bool) -> str:
    """The words of a piece right behind one another, the last of them as a beginning unless it is `exact`."""
    items = list(_items(_folded(text)))
    words = [word for item in items for word in item]
    apart = _phrase(words, exact=exact)
    joined = [_Word(_joined(item)) if _joined(item) else word for item in items for word in _unless_joined(item)]
    return f"{_phrase(joined, exact=exact)} | {apart}" if joined != words else apart


def _unless_joined(item: _Item) -> _Item:
    return item[:1] if _joined(item) else item


def _phrase(words: list[_Word], *, exact: bool) -> str:
    phrase, gap = "", 1
    for number, word in enumerate(words, 1):
        lexemes = _lexemes(word)
        if word.unspaced:
            # The last character by itself is in the text only where its run ends there.
            wanted = [f"'{pair}'" for pair in lexemes[:-1]] or [f"'{lexemes[0]}':*"]
        else:
            wanted = [f"'{word.text}'" if exact or number < len(words) else f"'{word.text}':*"]
        phrase += f" <{gap if gap > 1 else '-'}> " if phrase else ""
        phrase += " <-> ".join(wanted)
        gap = 2 if word.unspaced and len(lexemes) > 1 else 1
    return phrase


def _folded(text: str) -> str:
    return in_one_script(fold(text[:MOST_LETTERS]))


def _items(folded: str) -> Iterator[_Item]:
    tokens = _PLAIN_TOKEN.findall(folded) if _PLAIN.fullmatch(folded) else _TOKEN.findall(folded)
    for token in tokens:
        if "'" not in token and token.isascii():
            yield [_Word(token[:LONGEST_WORD])]
        elif item := [word for part in token.split("'") if part for word in _words(part)]:
            yield item


def _words(part: str) -> Iterator[_Word]:
    """The words of letters and digits that follow one another, as scripts change between them."""
    if _PLAIN.fullmatch(part):
        yield _Word(part[:LONGEST_WORD])
        return
    end = 0
    for run in _RUN.finditer(part):
        if run.start() > end:
            yield _Word(part[end : run.start()][:LONGEST_WORD])
        yield _Word(run.group(), unspaced=True)
        end = run.end()
    if end < len(part):
        yield _Word(part[end:][:LONGEST_WORD])


def _lexemes(word: _Word) -> list[str]:
    if not word.unspaced:
        return [word.text]
    return [word.text[at : at + 2] for at in range(len(word.text))]


def _joined(item: _Item) -> str:
    """A word that apostrophes part, without them; "" for any other."""
    if len(item) == 1 or any(word.unspaced for word in item):
        return ""
    return "".join(word.text for word in item)[:LONGEST_WORD]
