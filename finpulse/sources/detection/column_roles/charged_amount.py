"""The amount of a purchase beside tax, fee, total or instalments -> the column that says what was charged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Final

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.currencies import currency_in
from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.lexicon.header_words import names_account, normal_form
from finpulse.sources.detection.roles import Roles

_FEWEST: Final = 2
_MOST_COLUMNS: Final = 8
_MOST_INSTALMENTS: Final = 120
# Of a whole, rounding leaves no larger share.
_ROUNDED: Final = Decimal("0.02")
_DIGIT: Final = re.compile(r"\d")
# 2/10, 3개월, 1 de 3, 10x.
_OF_COUNT: Final = re.compile(r"\W{0,2}\d{1,3}(?:\D{1,6}\d{1,3})?\D{0,8}")
_NUMBER: Final = re.compile(r"\d+")
_TAX: Final = re.compile(
    r"\b(?:vat|iva|igv|itbis|mwst|ust|tva|btw|moms|mva|alv|dph|pvm|kdv|qdv|ндс|пдв|ддс|ддв|pdv|gst|hst|pst|qst|tax|taxes|"
    r"igic|impuestos?|impostos?|imposta|steuer|taxes?|belasting|podatek|vergi|ppn|qqs|afa|φπα|ضريبة|מעמ)\b|"
    r"消費税|税額|税额|增值税|부가세|부가가치세|세금|ภาษี"
)
_TOTAL: Final = re.compile(
    r"\b(?:total|totale|totaal|gesamt\w*|summe|gross|grand|brutto\w*|bruto|brut|ttc|итого|всего|toplam|suma|razem|celkem|"
    r"osszesen|yhteensa|charged|billed|paid|payable|debited|settled|net|netto|jami|συνολο|جمع|المجموع|סהכ|רכולל)\b|"
    r"合计|合計|総額|总额|總額|実付|实付|支払総額|請求|청구|합계|결제|총액|รวม"
)
_INSTALMENT: Final = re.compile(
    r"\b(?:parcelas?|cuotas?|instal?lments?|taksit\w*|rat[ayei]|rate|quotas?|mensualit\w*|mensualidad\w*|echeance|"
    r"splatka|splatk\w*|aylik|cicilan|tasht\w*|bo'lib)\b|分期|할부|회차|分割|תשלום|งวด"
)

# Whether, in a row, an amount and what comes on top of it make a total.
Rule = Callable[[Decimal, Decimal, Decimal], bool]


def settle_charged(roles: Roles, table: Sequence[ColumnEvidence]) -> None:
    """Put the column that was charged in the place of the amount, where the figures of all rows tell which it is.

    A total of amount and tax or fee was charged, and of a purchase its instalment. Where the figures fit and no header
    says what they are, `roles.rivals` are the columns to ask about.
    """
    amount = roles.amount
    if not amount or roles.debit or roles.credit or _is_proven(amount, roles) or amount.index in roles.of_totals:
        return
    money = [column for column in table if _may_be_charged(column, amount, roles)][:_MOST_COLUMNS]
    for charged, is_sure in chain(_instalments(amount, money, table), _totals(amount, money)):
        roles.amount = charged
        roles.rivals = () if is_sure else (amount, charged)
        roles.others.pop(charged.index, None)
        return


def _is_proven(amount: ColumnEvidence, roles: Roles) -> bool:
    balance = roles.balance
    return balance is not None and true_signs(amount.amounts, balance.amounts, roles.newest_first) is not None


def _may_be_charged(column: ColumnEvidence, amount: ColumnEvidence, roles: Roles) -> bool:
    """Whether a column holds money beside the amount, in the same currency as far as the headers say."""
    if column is amount or column is roles.balance or not column.is_numeric or column.share(CellKind.DAY):
        return False
    return currency_in(column.header) in (None, currency_in(amount.header)) or not currency_in(amount.header)


def _totals(amount: ColumnEvidence, money: Sequence[ColumnEvidence]) -> Iterator[tuple[ColumnEvidence, bool]]:
    """Each column that is the amount with one or two others on top, or without them, and whether a header says so."""
    for total in money:
        rest = [column for column in money if column is not total]
        if total.fill_share < MOSTLY or total.tag == "fee":
            continue
        for parts in chain(combinations(rest, 1), combinations(rest, 2)):
            taxed = any(_names(_TAX, part) for part in parts)
            if amount.tag == "net" and not taxed:
                continue
            named = _names(_TOTAL, total) or names_account(total.header)
            if _holds(amount, parts, total, _is_sum):
                yield total, named or taxed or any(part.tag == "fee" for part in parts)
            elif not taxed and named and _holds(amount, parts, total, _is_rest):
                yield total, True


def _names(words: re.Pattern[str], column: ColumnEvidence) -> bool:
    """Whether a column's header has one of some words; capitals may part them or not: TotalAmount, MwSt."""
    return bool(words.search(normal_form(column.header)) or words.search(fold(column.header)))


def _holds(amount: ColumnEvidence, parts: Sequence[ColumnEvidence], total: ColumnEvidence, rule: Rule) -> bool:
    """Whether a rule holds in every row that has an amount, and each of the others is on top of it somewhere."""
    if not all(part.nonzero_count for part in parts):
        return False
    known = 0
    for row, own in enumerate(amount.amounts):
        whole = total.amounts[row]
        if own is None:
            continue
        on_top = sum((part.amounts[row] or Decimal(0) for part in parts), Decimal(0))
        if whole is None or not rule(own, on_top, whole):
            return False
        known += 1
    return known >= _FEWEST


def _is_sum(own: Decimal, part: Decimal, whole: Decimal) -> bool:
    same = (own < 0) == (whole < 0)
    return own + part == whole or (same and abs(own) + abs(part) == abs(whole))


def _is_rest(own: Decimal, part: Decimal, whole: Decimal) -> bool:
    return own - part == whole or ((own < 0) == (whole < 0) and abs(own) - abs(part) == abs(whole))


def _instalments(
    amount: ColumnEvidence, money: Sequence[ColumnEvidence], table: Sequence[ColumnEvidence]
) -> Iterator[tuple[ColumnEvidence, bool]]:
    """Each column by which the amount is paid in as many parts as another column says, and whether the figures fit."""
    if not money:
        return
    counts = [count for column in table if column not in (amount, *money) and (count := _counts(column))]
    counts += [count for column in money if (count := _counts(column))]
    for part in money:
        for count in counts:
            rows = list(zip(amount.amounts, part.amounts, count, strict=True))
            known = [(whole, own, times) for whole, own, times in rows if whole is not None and own is not None]
            if len(known) < _FEWEST or len(known) < sum(whole is not None for whole, *_ in rows):
                continue
            if not any(times > 1 and abs(own) < abs(whole) for whole, own, times in known):
                continue
            if all(_is_share(*row) for row in known):
                yield part, True
            elif _names(_INSTALMENT, part) and all(abs(own) <= abs(whole) for whole, own, _ in known):
                yield part, False


def _is_share(whole: Decimal, own: Decimal, times: int) -> bool:
    """Whether so many instalments make a whole, but for what rounding left of each."""
    exponent = own.as_tuple().exponent
    rounded = Decimal(1).scaleb(min(0, int(exponent))) * times
    return abs(whole - own * times) <= min(rounded, abs(whole) * _ROUNDED)


def _counts(column: ColumnEvidence) -> list[int] | None:
    """The number of instalments in each cell: the larger of 2/10, and one where none is named."""
    if any(_DIGIT.search(cell) and not _OF_COUNT.fullmatch(cell) for cell in column.cells):
        return None
    numbers = [max(map(int, _NUMBER.findall(cell)), default=1) or 1 for cell in column.cells]
    fits = all(number <= _MOST_INSTALMENTS for number in numbers) and not column.mark_votes
    return numbers if fits and max(numbers, default=0) > 1 else None
