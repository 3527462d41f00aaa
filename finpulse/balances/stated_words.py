"""Records beside a table's transactions -> the balances and sums that they state, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.amounts import read_amount
from finpulse.cleaning.values.figures import DecimalMark

Stated = Literal["opening", "closing", "money_in", "money_out"]

# A label is short; a longer text tells a story.
_LONGEST_LABEL: Final = 60
_GROUP: Final = re.compile(r"\d{3}(?:\.\d{1,2})?")


def _phrases(text: str) -> re.Pattern[str]:
    """A pattern for any phrase of a comma-separated list, as whole words; the longest is tried first."""
    phrases = sorted(filter(None, map(str.strip, text.replace("\n", " ").split(","))), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


# Folded phrases. A balance that is called current or available is that of another day than the statement's last.
_WORDS: Final[Mapping[Stated, re.Pattern[str]]] = {
    "opening": _phrases("""
        (?:opening|starting|beginning|start|initial|previous|prior|old)[ _](?:account |ledger |statement )?balance,
        balance (?:brought|b)[ /](?:forward|fwd|down|f|d), anfangs(?:saldo|stand|bestand),
        (?:alter|letzter) (?:saldo|kontostand), startsaldo, eroffnungssaldo, saldo vortrag, saldovortrag,
        saldo (?:anterior|inicial|iniziale|precedente|previo|poczatkowe|poprzednie|awal|de apertura),
        (?:ancien solde|solde (?:initial|precedent|anterieur|de depart|d'ouverture)), sold (?:initial|precedent),
        beginsaldo, vorig saldo, (?:ingaende|inngaende|inngaaende|indgaende|primo) ?saldo,
        (?:pocatecni|pociatocny) (?:zustatek|zostatok), nyito ?egyenleg,
        (?:devreden|acilis|onceki|baslangic) ?bakiye(?:si)?,
        (?:входящий|начальный) (?:остаток|баланс), остаток на начало(?: периода)?, (?:вхідний|початковий) залишок,
        начално салдо, boshlang'ich qoldiq, бошлангич колдик, algsaldo, sakuma atlikums, likutis pradziai,
        期初余额, 期初餘額, 上期余额, 上期餘額, 承前, 前期繰越, 前月繰越, 繰越残高, 前月残高, 前回残高, 前残高,
        期首残高, 이월잔액, 전월이월, 기초잔액, so du dau ky, ยอดยกมา, יתרת פתיחה, יתרה קודמת,
        الرصيد الافتتاحي, الرصيد السابق"""),
    "closing": _phrases("""
        (?:closing|ending|end|final|new)[ _](?:account |ledger |statement )?balance,
        balance (?:carried|c)[ /](?:forward|fwd|down|f|d), (?:end|schluss|abschluss)(?:saldo|stand|bestand),
        neuer (?:saldo|kontostand), saldo (?:final|finale|koncowe|akhir|nuevo|novo|de cierre),
        (?:nouveau solde|solde (?:final|de fin|de cloture)), sold final, eindsaldo, nieuw saldo,
        (?:utgaende|utgaaende|udgaende|ultimo) ?saldo, (?:konecny|konecny) (?:zustatek|zostatok), zaro ?egyenleg,
        (?:kapanis|son) ?bakiye(?:si)?, (?:исходящий|конечный) (?:остаток|баланс), остаток на конец(?: периода)?,
        (?:вихідний|кінцевий) залишок, крайно салдо, yakuniy qoldiq, якуний колдик, loppsaldo, beigu atlikums,
        likutis pabaigai, 期末余额, 期末餘額, 本期余额, 次期繰越, 翌月繰越, 今回残高, 期末残高,
        기말잔액, so du cuoi ky, ยอดคงเหลือยกไป,
        יתרת סגירה, الرصيد الختامي"""),
    "money_in": _phrases("""
        total (?:credits?|deposits?|money in|paid in|incoming|received|receipts|income), total amount credited,
        (?:summe|gesamt) ?(?:haben|gutschriften|einnahmen|eingange), summe der gutschriften,
        total (?:de )?(?:abonos|haberes|haber|ingresos|entradas|creditos|depositos), total des credits,
        total (?:des )?(?:credits|versements|recettes), totale (?:entrate|accrediti|avere), totaal bij,
        totaal ontvangen, suma (?:wplywow|uznan|przychodow),
        (?:итого|всего) (?:приход|поступлени[йея]|зачислен(?:о|ий)),
        оборот(?:ы)? по кредиту, кредитовый оборот, jami (?:kirim|tushum), 收入合计, 收入总计, 贷方合计, 入金合計"""),
    "money_out": _phrases("""
        total (?:debits?|withdrawals?|money out|paid out|outgoing|spent|payments|expenses?|charges),
        total amount debited, (?:summe|gesamt) ?(?:soll|lastschriften|ausgaben|ausgange), summe der lastschriften,
        total (?:de )?(?:cargos|debes?|egresos|salidas|saidas|debitos|gastos|retiros), total des debits,
        total (?:des )?(?:debits|depenses), totale (?:uscite|addebiti|dare), totaal af, totaal betaald,
        suma (?:obciazen|wydatkow|rozchodow), (?:итого|всего) (?:расход(?:ов)?|списан(?:о|ий)),
        оборот(?:ы)? по дебету, дебетовый оборот, jami (?:chiqim|xarajat), 支出合计, 支出总计, 借方合计, 出金合計"""),
}


def stated_in(records: Iterable[Sequence[str]], mark: DecimalMark) -> dict[Stated, Decimal]:
    """What records beside the transactions state: the first opening balance, the last closing one, the last sums.

    A label and its figure stand in one cell, in two cells of a record, or beneath each other.

    >>> stated_in([["Opening balance", "", "1,200.50"], ["Closing balance: 990.00 EUR"]], ".")
    {'opening': Decimal('1200.50'), 'closing': Decimal('990.00')}
    """
    found: dict[Stated, Decimal] = {}
    rows = [list(record) for record in records]
    for row, below in pairwise([*rows, []]):
        for kind, figure in _in_record(row, below, mark):
            if kind != "opening" or kind not in found:
                found[kind] = figure
    return found


def _in_record(row: Sequence[str], below: Sequence[str], mark: DecimalMark) -> list[tuple[Stated, Decimal]]:
    """The labels of a record, each with its figure: behind the label in its cell, in the next cells, or below it."""
    labels = [(at, kind, rest) for at, cell in enumerate(row) for kind, rest in _labels(cell)]
    found = []
    for place, (at, kind, rest) in enumerate(labels):
        until = labels[place + 1][0] if place + 1 < len(labels) else len(row)
        beside = _joined_thousands([rest, *row[at + 1 : until]])
        figure = next((value for cell in beside if (value := _figure(cell, mark)) is not None), None)
        if figure is None and not any(map(str.isdigit, "".join(row))) and at < len(below):
            figure = _figure(below[at], mark)
        if figure is not None:
            found.append((kind, figure))
    return found


def _joined_thousands(cells: Sequence[str]) -> list[str]:
    """The cells with a figure whole again that the commas between its thousands have cut: 9, 000, 000.00."""
    joined: list[str] = []
    for cell in cells:
        if joined and joined[-1][-1:].isdigit() and _GROUP.fullmatch(cell.strip()):
            joined[-1] += cell.strip()
        else:
            joined.append(cell)
    return joined


def _labels(cell: str) -> list[tuple[Stated, str]]:
    """What a cell's words announce, with the text behind them; a longer text is no label."""
    if not cell or len(cell) > _LONGEST_LABEL or not any(map(str.isalpha, cell)):
        return []
    folded = fold(cell.replace("_", " "))
    matches = [(match, kind) for kind, words in _WORDS.items() if (match := words.search(folded))]
    return [(kind, folded[match.end() :]) for match, kind in matches[:1]]


def _figure(text: str, mark: DecimalMark) -> Decimal | None:
    """The amount that a cell is, also behind a colon or a day."""
    text = text.strip().lstrip(":=").strip()
    for part in (text, text.rpartition(":")[2].strip()):
        if any(map(str.isdigit, part)):
            try:
                return read_amount(part, mark)
            except ValueError:
                continue
    return None
