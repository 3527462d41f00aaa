"""The columns that hold neither days nor money -> descriptions, payees, categories, currencies, flags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from finpulse.cleaning.layout import Role
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.merchants.gazetteer import find_brand
from finpulse.cleaning.non_transactions import unbooked_answer, unbooked_reason
from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.flag_words import IN_FLAGS, OUT_FLAGS, named_by_header
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.column_roles.currency_column import TEXT_ROLES, assign_currency, names_currencies
from finpulse.sources.detection.lexicon.header_words import header_word, normal_form
from finpulse.sources.detection.roles import Roles

# What a column that is so called holds is a text or a code, even where its words could be flags.
_NO_FLAGS: Final = ("description", "merchant", "category", "currency", "external_id")
# What a column that is so called holds is days or money, even where its cells can't be read.
_NEVER_FLAGS: Final = frozenset(
    ("date", "booking_date", "value_date", "amount", "net", "debit", "credit", "balance", "fee", "status")
)
# What a text is made of where words are parted by blanks, and where they are not.
_PARTS: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]{2,}")
# A text of so many parts, in so many rows, is more than a name or a kind.
_FEWEST_PARTS: Final = 3
_OFTEN: Final = 0.2
_MOST_FLAGS: Final = 4
# So many kinds of transactions a bank may know, each of which stands in several rows.
_MOST_KINDS: Final = 12
_REPEATED: Final = 3
_SHORTEST_FEE: Final = 5
_MOST_DIFFERENT: Final = 8
_LONGEST_FLAG: Final = 24
_ANSWERS: Final = ({"true", "false"}, {"yes", "no"}, {"y", "n"})
_SIGNS: Final = frozenset({"1", "-1", "+1"})
_TWO: Final = 2
_LONGEST_STATUS: Final = 20
# However flags are written, no column has more of them.
_MOST_FLAG_TEXTS: Final = 40
# An IBAN, or a long word with digits in it.
_CODE: Final = re.compile(r"(?=[^ ]*\d)[\w*#/-]{10,}|[a-z]{2}\d{2}[ a-z0-9]{8,}")


def assign_texts(roles: Roles, columns: Sequence[ColumnEvidence]) -> None:
    """By their headers, as far as the cells agree; what is left and reads like text is description."""
    for column in columns:
        role = next((role for role in TEXT_ROLES if role == column.tag), None)
        if role and column.filled_count and _fits(role, column):
            roles.others[column.index] = role
        known = roles.others.get(column.index)
        if (known == "external_id" and _holds_statuses(column)) or (known is None and _is_of_statuses(column)):
            roles.others[column.index] = "status"
        if column.header and any(unbooked_answer(column.header, text) for text in islice(column.distinct, _MOST_FLAGS)):
            roles.others[column.index] = "status"
    assign_currency(roles, columns)
    bare = not roles.positions("description")
    for column in columns:
        if column.index not in roles.others and _reads_like_text(column, bare):
            roles.others[column.index] = "description"
    _assign_more(roles, columns)
    _ignore_what_says_nothing(roles, columns)


def _texts(roles: Roles, columns: Sequence[ColumnEvidence]) -> list[ColumnEvidence]:
    return [column for column in columns if roles.others.get(column.index) in ("description", "merchant")]


def _ignore_what_says_nothing(roles: Roles, columns: Sequence[ColumnEvidence]) -> None:
    for column in columns:
        if roles.others.get(column.index) == "description" and _says_nothing(column, _texts(roles, columns)):
            roles.others[column.index] = "ignored"


def _says_nothing(column: ColumnEvidence, texts: Sequence[ColumnEvidence]) -> bool:
    """Whether a column's text is of a fee, or one sentence in all rows, and no row depends on it."""
    is_sentence = column.is_constant and len(_PARTS.findall(next(iter(column.distinct)))) >= _FEWEST_PARTS
    if not (is_sentence or _is_of_fee(column.header)):
        return False
    others = [text for text in texts if text is not column and not text.is_constant]
    return all(any(other.cells[row].strip() for other in others) for row in range(len(column.cells)))


def _is_of_fee(header: str) -> bool:
    """Whether a header speaks of the text of a fee: Fee description, Gebührentext."""
    words = normal_form(header).split()
    beginnings = [word[:end] for word in words for end in range(_SHORTEST_FEE, len(word) + 1)]
    known = (header_word(word) for word in (*words, *beginnings))
    return any(word and word.tag == "fee" and word.strength == 1.0 for word in known)


def kind_texts(table: Sequence[ColumnEvidence], roles: Roles) -> frozenset[str]:
    """The texts of columns that say of what kind a transaction is, beside others that say with whom it was."""
    texts = _texts(roles, table)
    kinds = [column for column in texts if _is_of_kinds(column, texts)]
    cells = (cell.strip() for column in kinds for cell in column.cells)
    return frozenset(cell for cell in cells if cell) if len(kinds) < len(texts) else frozenset()


def _is_of_kinds(column: ColumnEvidence, texts: Sequence[ColumnEvidence]) -> bool:
    """Whether a column is called a type, or repeats a few texts that name no brand where another column has many."""
    if column.tag == "merchant" or len(column.distinct) > _MOST_KINDS or any(map(_names_brand, column.distinct)):
        return False
    repeats = _REPEATED * len(column.distinct) <= column.filled_count
    outdone = any(len(other.distinct) >= 2 * len(column.distinct) for other in texts)
    return column.tag == "flag" or (repeats and outdone)


def _names_brand(text: str) -> bool:
    return find_brand(tokens(text)) is not None


def _assign_more(roles: Roles, columns: Sequence[ColumnEvidence]) -> None:
    """Columns of texts without which some rows would say next to nothing."""
    texts = [
        column for column in columns if column.index in roles.positions("description") + roles.positions("merchant")
    ]
    for column in columns:
        if column.index not in roles.others and _tells_more(column, texts):
            roles.others[column.index] = "description"
            texts.append(column)


def _holds_statuses(column: ColumnEvidence) -> bool:
    """Whether some cells of a column of references say instead that a row has none yet: HOLD."""
    return any(text.isalpha() and unbooked_reason(text) for text in column.distinct)


def _is_of_statuses(column: ColumnEvidence) -> bool:
    """Whether a column holds a few words over and over, of which some say that a row is pending."""
    words = list(column.distinct)
    few = len(words) <= _MOST_FLAGS and column.fill_share > MOSTLY and column.mean_length < _LONGEST_STATUS
    return few and any(map(unbooked_reason, words)) and not any(map(str.isdecimal, words))


def _tells_more(column: ColumnEvidence, texts: Sequence[ColumnEvidence]) -> bool:
    """Whether a column that no word names holds the texts of rows about which the others say little or nothing."""
    if (
        column.word
        or column.share(CellKind.WORDS) < MOSTLY
        or column.is_constant
        or _is_codes(column)
        or _is_flag(column)
    ):
        return False
    rows = range(len(column.cells))
    known = [" ".join(other.cells[row] for other in texts) for row in rows]
    mute = [column.cells[row] for row in rows if not known[row].strip()]
    if sum(bool(cell.strip()) for cell in mute) > len(mute) / 2:
        return True
    gains = sum(_gain(column.cells[row], known[row]) for row in rows)
    return len(column.distinct) > 1 and gains >= _OFTEN * len(rows)


def _gain(text: str, known: str) -> bool:
    """Whether a text is more than a word or two, and says more than all others of its row together."""
    own = set(_PARTS.findall(text))
    if len(own) < _FEWEST_PARTS:
        return False
    others = set(_PARTS.findall(known))
    return len(own - others) > len(others)


def _fits(role: Role, column: ColumnEvidence) -> bool:
    if role == "currency":
        return names_currencies(column)
    if role in ("description", "merchant", "category"):
        return column.share(CellKind.WORDS) >= 0.3
    return True


def _reads_like_text(column: ColumnEvidence, bare: bool) -> bool:
    """Letters, and not the same on every row: the kind of transaction, or any text where none is so called."""
    if column.tag not in (("", "flag") if bare else ("flag",)):
        return False
    if column.share(CellKind.WORDS) < 0.5 or column.is_constant or column.mean_length < 3:
        return False
    if column.share(CellKind.DAY) >= MOSTLY:
        return False
    return not _is_flag(column) and not _is_codes(column)


def _is_codes(column: ColumnEvidence) -> bool:
    """Identifiers with letters: IBANs and long words of letters and digits."""
    texts = list(column.distinct)
    return sum(bool(_CODE.fullmatch(text)) for text in texts) > 0.6 * len(texts)


def _may_be_words(column: ColumnEvidence) -> bool:
    """Whether a column holds so few different texts that they may be flags: most columns are ruled out so at once."""
    return len(column.distinct) <= _MOST_FLAG_TEXTS


def _is_flag(column: ColumnEvidence) -> bool:
    if not _may_be_words(column):
        return False
    words = [flag_word(text) for text in column.distinct]
    return bool(words) and all(word in OUT_FLAGS or word in IN_FLAGS for word in words)


def _holds_both_flags(column: ColumnEvidence) -> bool:
    """Whether every cell is a flag, and both directions are there: more than any header's word can deny."""
    if not _may_be_words(column):
        return False
    words = {flag_word(text) for text in column.distinct}
    if len(words) <= _MOST_FLAGS and named_by_header(words - {""}, column.header, is_card=False):
        return True
    return len(words) <= _MOST_FLAGS and _is_flag(column) and bool(words & OUT_FLAGS) and bool(words & IN_FLAGS)


def _holds_lone_flag(column: ColumnEvidence) -> bool:
    """Whether one flag stands in some rows and nothing in the others, or each cell answers whether a row is a debit."""
    if not _may_be_words(column):
        return False
    words = {flag_word(cell) for cell in column.cells}
    return (len(words) == 2 and "" in words and _is_flag(column)) or words in _ANSWERS


def flag_columns(table: Sequence[ColumnEvidence], roles: Roles) -> list[ColumnEvidence]:
    """The columns that may say which way money went: first those that hold both ways, then those so named."""
    taken = roles.days_and_money.keys() | set(roles.positions("status")) | roles.of_balance
    free = [
        column
        for column in table
        if column.index not in taken
        and (
            _holds_both_flags(column)
            or _holds_lone_flag(column)
            or _holds_two_digits(column)
            or column.tag not in (*_NO_FLAGS, *_NEVER_FLAGS)
        )
        and not any(kind & CellKind.DAY for kind in column.kinds)
    ]
    likely = [column for column in free if _may_hold_flags(column)]
    return sorted(likely, key=lambda c: (not _is_flag(c), not _holds_both_flags(c), c.tag != "flag", c.index))


def _may_hold_flags(column: ColumnEvidence) -> bool:
    """Whether there are few different cells, all of them short, which are no numbers but 1 and -1, or two digits."""
    if not _may_be_words(column):
        return False
    words = {flag_word(cell) for cell in column.cells} - {""}
    is_numeric = column.is_numeric and not (words <= _SIGNS or _holds_two_digits(column))
    return 0 < len(words) <= _MOST_DIFFERENT and column.mean_length <= _LONGEST_FLAG and not is_numeric


def _holds_two_digits(column: ColumnEvidence) -> bool:
    """Whether every cell of a named column is one of two digits."""
    words = {cell.strip() for cell in column.cells} if _may_be_words(column) and column.header else set()
    return len(words) == _TWO and all(len(word) == 1 and word.isdecimal() for word in words)


def texts_of_rows(table: Sequence[ColumnEvidence], roles: Roles) -> list[str]:
    """What each row says besides its days, its money and its numbers."""
    told = [column for column in table if column.index not in roles.days_and_money and not column.is_numeric]
    rows = range(len(table[0].cells)) if table else ()
    return [" ".join(text for column in told if (text := column.cells[row].strip())) for row in rows]
