"""The numeric columns of a table -> its amount or its debit and credit, and its balance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, islice, permutations
from typing import Final

from finpulse.cleaning.values.currencies import currency_in, may_name_currency
from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.detection.amount_rules.signs import are_exclusive
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.column_roles.balance_columns import balance_after
from finpulse.sources.detection.header_names import are_numbered
from finpulse.sources.detection.lexicon.header_words import names_account
from finpulse.sources.detection.roles import Roles

_AMOUNTS: Final = ("amount", "net")
# What a header's word is worth for a column to be the amount; any other word speaks against it.
_WORTH: Final = {"amount": 2.0, "net": 2.1, "": 0.4, "debit": 0.5, "credit": 0.5, "flag": 0.3, "currency": 0.2}
_OTHER_WORD: Final = -0.6
# Of the cells that may name a currency, so many show whether it is always the same.
_FEW_CELLS: Final = 40
# What it is worth that a column adds up to a total which the statement states.
_OF_TOTALS: Final = 2.5
# Each column is tried against each other as amount and balance, over so many rows.
_PROVING: Final = 60
# A pair of columns is tried against the balance among so many, and proven by so many of the rows.
_MOST_TRIED: Final = 8
_PROVEN: Final = 0.6
# Of two pairs alike, the columns of the better one stand side by side.
_APART: Final = 0.05
# A word that stands amid others says little about a column of identifiers.
_DOUBTFUL: Final = 0.9
# A text about money that is no amount is hardly longer, such as "EUR 12.50 / USD 14.01".
_LONGEST_FIGURE: Final = 24
_FIGURE: Final = re.compile(r"\d")

# A debit and a credit column.
Pair = tuple[ColumnEvidence, ColumnEvidence]


def assign_money(roles: Roles, columns: Sequence[ColumnEvidence], currency: str) -> None:
    """Decide the balance first, since it proves which other columns are amounts."""
    numeric = [column for column in columns if column.is_numeric]
    roles.balance = _balance(numeric, roles.newest_first)
    rest = [column for column in numeric if column is not roles.balance]
    beside = _accounts_own(rest, columns)
    amount = _best_amount(rest, roles, currency, beside)
    if amount is None or amount.tag not in _AMOUNTS:
        amount = next((column for column in columns if column.tag == "amount" and _holds_figures(column)), amount)
    debit, credit = _pair(columns, rest, roles, beside)
    if (debit or credit) and not _outdone(amount, debit, credit):
        roles.debit, roles.credit = debit, credit
    else:
        roles.amount = amount
        roles.balance = balance_after(roles, rest)
        for column in _of_other_currencies(amount, rest):
            roles.others[column.index] = "amount"
    if fee := _fee(rest, roles):
        roles.others[fee.index] = "fee"


def _fee(numeric: Sequence[ColumnEvidence], roles: Roles) -> ColumnEvidence | None:
    """The column of fees; beside amounts with a sign also one of charges, which alone would be what went out."""
    left = [column for column in numeric if column.index not in roles.days_and_money]
    is_signed = roles.amount is not None and bool(roles.amount.sign_counts[-1])
    is_lone = is_signed and not any(column.tag == "credit" for column in left)
    tags = ("fee", "debit") if is_lone else ("fee",)
    return next((column for tag in tags for column in left if column.tag == tag), None)


def _of_other_currencies(amount: ColumnEvidence | None, columns: Sequence[ColumnEvidence]) -> list[ColumnEvidence]:
    """Columns that take turns with the amount, since each is of a currency of its own, as their headers say."""
    found: list[ColumnEvidence] = []
    for column in columns:
        if amount is None or column is amount or not column.sign_counts.keys() & {-1, 1}:
            continue
        # A column that counts the rows is no money, and one whose figures can't be read takes turns with any other.
        if column.looks_like_identifier or not amount.sign_counts:
            continue
        named = {currency_in(amount.header), currency_in(column.header)}
        covered = sum(bool(a) or bool(b) for a, b in zip(amount.amounts, column.amounts, strict=True))
        if len(named) > 1 and are_exclusive(amount.amounts, column.amounts) and covered >= MOSTLY * len(amount.cells):
            found.append(column)
    return found


def _balance(numeric: Sequence[ColumnEvidence], newest_first: bool | None) -> ColumnEvidence | None:
    """The column that is called a balance, else the one that another column moves to the cent."""
    # A balance may stand once a day, or above and below the rows alone.
    named = [column for column in numeric if column.tag == "balance" and column.filled_count > 1]
    for column in sorted(named, key=lambda column: -column.strength):
        if not column.is_constant or len(named) == 1:
            return column if len(numeric) > 1 else None
    for column in numeric:
        if column.tag in ("", "ignored") and any(
            _is_proven(other, column, newest_first)
            for other in numeric
            if other is not column and other.tag in ("", *_AMOUNTS)
        ):
            return column
    return None


def _is_proven(amount: ColumnEvidence, balance: ColumnEvidence, newest_first: bool | None) -> bool:
    enough = amount.is_money and len(balance.distinct) > 2
    return enough and true_signs(amount.amounts[:_PROVING], balance.amounts[:_PROVING], newest_first) is not None


def _accounts_own(numeric: Sequence[ColumnEvidence], columns: Sequence[ColumnEvidence]) -> frozenset[int]:
    """The columns beside or in which always the same currency stands, where for another one it changes."""
    codes = {
        column.index: column for column in columns if column.share(CellKind.CODE) >= MOSTLY and not column.is_numeric
    }
    named: dict[int, set[str | None]] = {
        column.index: {*codes[column.index + 1].distinct} for column in numeric if column.index + 1 in codes
    }
    for column in numeric:
        signed = [text for text in islice(column.distinct, _FEW_CELLS) if may_name_currency(text)]
        if signed and column.index not in named:
            named[column.index] = {currency_in(text) for text in signed}
    steady = frozenset(index for index, found in named.items() if len(found) == 1)
    return steady if len(steady) < len(named) else frozenset()


def _best_amount(
    columns: Sequence[ColumnEvidence], roles: Roles, currency: str, own: frozenset[int]
) -> ColumnEvidence | None:
    scored = [
        (_amount_score(column, roles, currency) + (column.index in own), -column.index, column)
        for column in columns
        if column.tag != "balance"
    ]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] > 0 else None


def _amount_score(column: ColumnEvidence, roles: Roles, currency: str) -> float:
    score = _WORTH.get(column.tag, _OTHER_WORD) * (column.strength or 1.0)
    score += column.fill_share + 0.9 * column.share(CellKind.MONEY)
    score += 0.8 * column.nonzero_count / len(column.cells) if column.cells else 0.0
    score += 0.3 if currency_in(column.header) == currency else 0.0
    score += 0.6 if column.word and names_account(column.header) else 0.0
    if column.looks_like_identifier and column.tag not in _AMOUNTS:
        score -= 2.0
    if column.is_constant and column.tag not in _AMOUNTS:
        score -= 0.3 if column.is_money else 1.0
    # Letters that are no currency make a number a reference: Shop 13.
    score -= sum(bool(kind & CellKind.WORDS) and not kind & CellKind.MONEY for kind in column.kinds) / max(
        column.filled_count, 1
    )
    score += _OF_TOTALS if column.index in roles.of_totals else 0.0
    return score + 2.0 * _proven_share(column, roles)


def _proven_share(column: ColumnEvidence, roles: Roles) -> float:
    """The share of rows whose amount is what the balance moved by."""
    signs = true_signs(column.amounts, roles.balance.amounts, roles.newest_first) if roles.balance else None
    return sum(map(bool, signs)) / len(signs) if signs else 0.0


def _pair(
    columns: Sequence[ColumnEvidence], numeric: Sequence[ColumnEvidence], roles: Roles, own: frozenset[int]
) -> tuple[ColumnEvidence | None, ColumnEvidence | None]:
    """The debit and the credit column: by their headers, else two that are never filled in one row."""
    debits, credits_ = _called(columns, "debit"), _called(columns, "credit")
    pairs = [(debit, credit) for debit in debits for credit in credits_ if are_exclusive(debit.amounts, credit.amounts)]
    if pairs:
        best = max(pairs, key=lambda pair: _pair_worth(pair, roles, own))
        return best if _moved_share(best, roles) else _proven_pair(numeric, roles) or best
    if len(debits) + len(credits_) == 1:
        return _lone((debits or credits_)[0], numeric)
    return _unnamed_pair(numeric, roles)


def _called(columns: Sequence[ColumnEvidence], tag: str) -> list[ColumnEvidence]:
    called = [
        column
        for column in columns
        if column.tag == tag and (column.is_numeric or not column.filled_count or _holds_figures(column))
    ]
    return [column for column in called if column.strength > _DOUBTFUL or not column.looks_like_identifier]


def _holds_figures(column: ColumnEvidence) -> bool:
    """Whether a column that is surely called money holds short texts with figures, though hardly any is understood.

    Its cells are not to be passed over: rows in which they can't be read are rejected.
    """
    if column.is_numeric or column.strength <= _DOUBTFUL or column.mean_length > _LONGEST_FIGURE:
        return False
    figures = sum(
        bool(_FIGURE.search(cell)) and not kinds & CellKind.DAY
        for cell, kinds in zip(column.cells, column.kinds, strict=True)
    )
    return figures > 0 and figures >= MOSTLY * column.filled_count


def _lone(
    named: ColumnEvidence, numeric: Sequence[ColumnEvidence]
) -> tuple[ColumnEvidence | None, ColumnEvidence | None]:
    """The one column that is called debit or credit, with the one that takes turns with it, if there is one.

    A column of both signs is neither, whatever it is called. The other one may just be called an amount: of a payment.
    """
    if named.sign_counts[-1] and named.sign_counts[1]:
        return None, None
    rest = [
        column
        for column in numeric
        if column is not named and column.tag not in ("balance", "fee") and _has_one_sign(column)
        if column.is_money or column.tag in _AMOUNTS
    ]
    other = next((column for column in rest if _takes_turns(named, column)), None)
    return (named, other) if named.tag == "debit" else (other, named)


def _takes_turns(first: ColumnEvidence, second: ColumnEvidence) -> bool:
    """Whether nearly every row has an amount in just one of two columns, and each of them has rows of its own."""
    filled = [(bool(a), bool(b)) for a, b in zip(first.amounts, second.amounts, strict=True)]
    alone = min(filled.count((True, False)), filled.count((False, True)))
    is_exclusive = are_exclusive(first.amounts, second.amounts) and alone > filled.count((True, True))
    return is_exclusive and sum(a != b for a, b in filled) >= 0.9 * len(filled)


def _pair_worth(pair: Pair, roles: Roles, own: frozenset[int]) -> float:
    """By their words, how many rows have an amount in one of them, and the balance, totals and currency beside them."""
    filled = sum(column.nonzero_count for column in pair) / max(len(pair[0].cells), 1)
    proof = 2.0 * abs(_moved_share(pair, roles))
    apart = _APART * abs(pair[0].index - pair[1].index)
    known = sum((column.index in roles.of_totals) + (column.index in own) for column in pair)
    return filled + proof + known - apart + sum(column.strength + 0.5 * names_account(column.header) for column in pair)


def _moved_share(pair: Pair, roles: Roles) -> float:
    """The share of rows in which the balance moved as a debit and a credit column say; below 0 where against them."""
    rows = zip(pair[0].amounts, pair[1].amounts, strict=True)
    moved = [-abs(out) if out else inward and abs(inward) for out, inward in rows]
    signs = true_signs(moved, roles.balance.amounts, roles.newest_first) if roles.balance else None
    return sum(signs) / len(signs) if signs else 0.0


def _proven_pair(numeric: Sequence[ColumnEvidence], roles: Roles) -> Pair | None:
    """Two columns of whatever names that take turns and together move the balance: the debit and the credit."""
    money = [column for column in numeric if column.is_money][:_MOST_TRIED]
    pairs = permutations(money, 2) if roles.balance else ()
    return next((pair for pair in pairs if _takes_turns(*pair) and _moved_share(pair, roles) >= _PROVEN), None)


def _unnamed_pair(
    numeric: Sequence[ColumnEvidence], roles: Roles
) -> tuple[ColumnEvidence | None, ColumnEvidence | None]:
    """Two columns without words that take turns. Two that are called amounts, and not 1 and 2, need a balance's proof.

    Which of them is which the balance says; else the debit is likely that of more rows.
    """
    bare = [column for column in numeric if column.tag in ("", *_AMOUNTS) and column.is_money]
    for first, second in combinations(bare, 2):
        if not _may_be_pair(first, second):
            continue
        rises = _rises(first, roles)
        if rises is None and (first.word or second.word) and not are_numbered(first.header, second.header):
            continue
        roles.guessed_pair = rises is None
        likely = rises if rises is not None else sum(map(bool, first.amounts)) < sum(map(bool, second.amounts))
        return (second, first) if likely else (first, second)
    return None, None


def _may_be_pair(first: ColumnEvidence, second: ColumnEvidence) -> bool:
    """Whether two columns take turns, each with amounts of one sign and both of one currency."""
    if not (_has_one_sign(first) and _has_one_sign(second)):
        return False
    return _takes_turns(first, second) and currency_in(first.header) == currency_in(second.header)


def _has_one_sign(column: ColumnEvidence) -> bool:
    return len(column.sign_counts.keys() & {-1, 1}) == 1


def _rises(column: ColumnEvidence, roles: Roles) -> bool | None:
    """Whether a balance rises by a column's amounts; None where it does not tell."""
    proof = true_signs(column.amounts, roles.balance.amounts, roles.newest_first) if roles.balance else None
    moves = sum(
        sign if value and value > 0 else -sign for sign, value in zip(proof or (), column.amounts, strict=False)
    )
    return moves > 0 if moves else None


def _outdone(amount: ColumnEvidence | None, debit: ColumnEvidence | None, credit: ColumnEvidence | None) -> bool:
    """Whether one signed column says more than debit and credit columns do."""
    if amount is None or amount is debit or amount is credit:
        return False
    rows = range(len(amount.cells))
    covered = sum(bool((debit and debit.amounts[row]) or (credit and credit.amounts[row])) for row in rows)
    own = sum(bool(value) for value in amount.amounts)
    return amount.tag in _AMOUNTS and (own > covered * 1.2 or (not (debit and credit) and own >= covered))
