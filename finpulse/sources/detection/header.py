"""Records -> which of them are the header, if any, and which belong to the header's table."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.cleaning.non_transactions import is_total_text
from finpulse.sources.detection.cell_kinds import CellKind, is_transaction, kinds_of
from finpulse.sources.detection.header_names import (
    DAY_TAGS,
    MONEY_TAGS,
    MOVING_TAGS,
    Names,
    Record,
    holds_data,
    is_header,
    joined_names,
    may_be_names,
    normal_names,
    same_names,
    word_of,
)
from finpulse.sources.detection.other_tables import announces_unbooked, other_headers, other_statements

# A name without a word of the lexicon has to be shorter than one with it.
_LONGEST_NAME: Final = 50
# Among so many rows right under a header, the share of transactions speaks for it.
_ROWS_RIGHT_UNDER: Final = 12
# Among so many rows under a header, the number of transactions is counted.
_MOST_ROWS_COUNTED: Final = 200
# What the number of a table's transactions is worth beside the words of its header.
_TRANSACTIONS_WEIGHT: Final = 1.5
# What may stand in a second line without being a name: a remark in brackets, how days are written, a currency.
_REMARK: Final = re.compile(r"[(\[].*[)\]]|[^\W\d_]{1,4}[-/.][^\W\d_]{1,4}[-/.][^\W\d_]{1,4}|[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands among the records, the names of its columns, and the records of its table.

    `index` is that of the header's first record, None where there is no header; `body_start` that of the first record
    behind it. `body` are the table's records, also those behind a repeated header; `sections` says that other tables
    stand in between or behind, and `others` are the names of those that only their shape shows, as `joined_names` has
    them. `statements` are the lines of the headers of other tables that hold transactions.
    """

    index: int | None
    body_start: int
    names: list[str]
    body: list[Record]
    sections: bool = False
    others: frozenset[str] = frozenset()
    statements: tuple[int, ...] = ()


@dataclass
class _Candidate:
    """All headers with the same names: the best score of one, the index of the first, the transactions under all."""

    score: float
    index: int
    transactions: int = 0


def find_header(rows: Sequence[Record]) -> Header:
    """The header whose cells are column words and under which the most transactions stand.

    Where no record has column words, or none with transactions under it, the header is found by its shape alone.
    """
    scores = {index: score for index, (_, cells) in enumerate(rows) if (score := _score_by_words(cells)) > 0}
    if not scores:
        return _header_by_shape(rows)
    candidates = _candidates(rows, scores)
    names = _best_names(candidates)
    if not candidates[names].transactions and any(is_transaction(cells) for _, cells in rows):
        return _header_by_shape(rows)
    return _whole_header(rows, scores, candidates[names].index)


def _candidates(rows: Sequence[Record], scores: dict[int, float]) -> dict[Names, _Candidate]:
    """The possible headers by their names; the transactions of each reach to the next header."""
    candidates: dict[Names, _Candidate] = {}
    starts = sorted(scores)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        likely = [is_transaction(cells) for _, cells in rows[start + 1 : min(end, start + _MOST_ROWS_COUNTED)]]
        right_under = likely[:_ROWS_RIGHT_UNDER]
        score = scores[start] + 2.0 * sum(right_under) / max(len(right_under), 1)
        candidate = candidates.setdefault(normal_names(rows[start][1]), _Candidate(score, start))
        candidate.score = max(candidate.score, score)
        candidate.transactions += sum(likely)
    return candidates


def _best_names(candidates: dict[Names, _Candidate]) -> Names:
    """The names of the candidate with the best score and the most transactions; of two alike, the first."""
    most = max(candidate.transactions for candidate in candidates.values()) or 1

    def rank(names: Names) -> tuple[float, int]:
        candidate = candidates[names]
        return candidate.score + _TRANSACTIONS_WEIGHT * candidate.transactions / most, -candidate.index

    return max(candidates, key=rank)


def _whole_header(rows: Sequence[Record], scores: dict[int, float], index: int) -> Header:
    """The header at this index with the second line of names that it may have, and the records of its table."""
    start, body_start, names = index, index + 1, rows[index][1]
    if _is_second_line(rows, index):
        names, body_start = _joined_names(names, rows[index + 1][1]), index + 2
    if index and _is_line_above(rows, index, names):
        names, start = _joined_names(rows[index - 1][1], names), index - 1
    others = other_headers(rows, body_start, names)
    body, sections = _body(rows, scores, body_start, names, others)
    return Header(start, body_start, names, body, sections, others, other_statements(rows, scores, body_start, names))


def _body(
    rows: Sequence[Record], scores: Collection[int], start: int, names: Sequence[str], others: Collection[str]
) -> tuple[list[Record], bool]:
    """The records under a header of these names, and whether other tables stand in between or behind."""
    body: list[Record] = []
    in_table, sections = True, False
    for index in range(start, len(rows)):
        cells = rows[index][1]
        if (index in scores and is_header(cells)) or (others and joined_names(cells) in others):
            in_table = same_names(cells, names) and not announces_unbooked(rows[index - 1][1])
            sections |= not in_table
        elif in_table:
            body.append(rows[index])
    return body, sections


def _is_second_line(rows: Sequence[Record], index: int) -> bool:
    """Whether the record right under a header goes on with its names."""
    if index + 2 >= len(rows) or rows[index + 1][0] != rows[index][0] + 1:
        return False
    above, cells = rows[index][1], rows[index + 1][1]
    names = [cell for cell in cells if cell.strip()]
    if len(cells) > len(above) + 1 or not may_be_names(names) or normal_names(cells) == normal_names(above):
        return False
    if any(is_total_text(cell) and not word_of(cell) for cell in names):
        return False
    known = sum(bool(word_of(cell)) or bool(_REMARK.fullmatch(cell.strip())) for cell in names)
    return known >= 0.5 * len(names) and is_transaction(rows[index + 2][1])


def _is_line_above(rows: Sequence[Record], index: int, names: Sequence[str]) -> bool:
    """Whether the record right above a header begins its names: for each column, or for those that have none."""
    line, cells = rows[index - 1]
    filled = [column for column, cell in enumerate(cells) if cell.strip()]
    if line != rows[index][0] - 1 or len(cells) != len(names) or not may_be_names([cells[at] for at in filled]):
        return False
    names_the_nameless = any(not names[column].strip() and word_of(cells[column]) for column in filled)
    together = _joined_names(cells, names)
    loses_a_word = any(word_of(name) and not word_of(both) for name, both in zip(names, together, strict=True))
    return not loses_a_word and (names_the_nameless or (len(filled) >= 2 and len(filled) >= 0.5 * len(names)))


def _joined_names(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Two lines of names as one."""
    width = max(len(above), len(below))
    lines = ([*line, *[""] * (width - len(line))] for line in (above, below))
    return [f"{first.strip()} {second.strip()}".strip() for first, second in zip(*lines, strict=True)]


def _score_by_words(cells: Sequence[str]) -> float:
    """How surely a record is a header by its words alone; 0 where it is none."""
    if holds_data(cells):
        return 0.0
    words = [word for cell in cells if (word := word_of(cell))]
    tags = {word.tag for word in words} - {"ignored"}
    if len(words) < 2 or not tags & (DAY_TAGS | MONEY_TAGS) or len(tags) < 2:
        return 0.0
    filled = sum(bool(cell.strip()) for cell in cells)
    mean_strength = sum(word.strength for word in words) / filled
    return mean_strength * 2 + 0.2 * len(tags) + bool(tags & DAY_TAGS) + bool(tags & MOVING_TAGS)


def _header_by_shape(rows: Sequence[Record]) -> Header:
    """The row of short distinct texts right above the first transaction, whatever its words; else no header.

    Without a header, the rows above that are as wide as the first transaction belong to the table as well.
    """
    start = next((index for index, (_, cells) in enumerate(rows) if is_transaction(cells)), None)
    if start is None:
        return Header(None, 0, [], list(rows))
    above, width = rows[start - 1][1] if start else [], len(rows[start][1])
    if _looks_like_names(above, width):
        return Header(start - 1, start, above, list(rows[start:]))
    while start and len(rows[start - 1][1]) == width and width > 2:
        start -= 1
    return Header(None, start, [], list(rows[start:]))


def _looks_like_names(cells: Sequence[str], width: int) -> bool:
    names = [cell.strip() for cell in cells if cell.strip()]
    return (
        abs(len(cells) - width) <= 1
        and len(names) > 1
        and len(set(names)) == len(names)
        and all(kinds_of(cell) & CellKind.WORDS and len(cell) < _LONGEST_NAME for cell in names)
        and not any(kinds_of(cell) & (CellKind.DAY | CellKind.AMOUNT) for cell in names)
    )
