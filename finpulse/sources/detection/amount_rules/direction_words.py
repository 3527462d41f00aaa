"""Words in the texts of rows that say which way money went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from typing import Final

from finpulse.cleaning.categories.usual_direction import usual_direction
from finpulse.cleaning.text import fold
from finpulse.cleaning.values.direction_flags import leading_flags
from finpulse.sources.detection.amount_rules.flag_words import direction_of_lead

# So many different texts are looked up in the lexicon; the rest of a long file says the same again.
_MOST_LOOKED_UP: Final = 200
# What a row's text means where a card's bill was paid, or a purchase given back.
SURELY_IN: Final = 2
# In the text of a card's row: money that comes back to the card.
_CARD_CREDITS: Final = re.compile(
    r"\b(?:payment|pymt|pmt|autopay|thank you|refund|credit balance|cashback|reversal|zahlung|einzug|erstattung|"
    r"ruckzahlung|paiement|remboursement|pago|abono|devolucion|reembolso|pagamento|rimborso|estorno|betaling|"
    r"terugbetaling|oplata za|splata|zwrot|splatka|vratka|погашение|возврат|пополнение|inbetalning|indbetaling|"
    r"innbetaling|suoritus|odeme|iade|debited to your bank)\b|还款|還款|退款|退货|退貨|返金|お支払|결제대금|환불|"
    r"繳款"
)
# What no shop's text says: a card's bill was paid, or a purchase given back.
_SURE_CREDITS: Final = re.compile(
    r"\b(?:thank you|payment received|refund|cashback|credit balance|ruckzahlung|erstattung|remboursement|devolucion|"
    r"reembolso|rimborso|estorno|terugbetaling|zwrot|vratka|возврат|погашение|iade|kart odemesi|"
    r"debited to your bank)\b|还款|還款|退款|退货|退貨|返金|환불|繳款"
)
_INCOME: Final = re.compile(
    r"\b(?:salary|payroll|wages?|deposit|received|refund|interest|dividend|income|paycheck|gehalt|lohn|gutschrift|"
    r"eingang|zinsen|erstattung|salaire|virement recu|recu|remboursement|nomina|sueldo|"
    r"consignacion|transferencia recibida|devolucion|rendimientos?|ingreso|abono|recibid[oa]|"
    r"deposito|stipendio|accredito|bonifico a vostro favore|salario|recebid[oa]|salaris|loon|bijschrijving|lon|"
    r"insattning|lonn|palkka|pensja|wynagrodzenie|wplyw|mzda|vyplata|prijem|fizetes|jovairas|maas|gelen|зарплата|"
    r"аванс|поступление|зачисление|пополнение|возврат|зарахування|заробітна|oylik|ish haqi|maosh|kirim|"
    r"kelib tushdi|gaji|luong|misthos|placa)\b|工资|薪|利息|給与|給料|利子|급여|이자|משכורת|راتب"
)


def is_card_credit(text: str) -> bool:
    """Whether a card's row says that money came back: a payment to the card, a refund."""
    return bool(_CARD_CREDITS.search(fold(text)))


def is_income(text: str) -> bool:
    """Whether a row says that money came in: a salary, a refund, interest."""
    return bool(_INCOME.search(fold(text)))


def direction_of_text(text: str) -> int:
    """Which way money goes by what a single row of an account says: -1 out, 1 in, 0 where the text does not say.

    >>> direction_of_text("Sent to Maria"), direction_of_text("Salary March"), direction_of_text("Jane")
    (-1, 1, 0)
    """
    if way := usual_direction(text) or int(is_income(text)):
        return way
    leads = ({direction_of_lead(flag, is_card=is_card) for is_card in (False, True)} for flag in leading_flags(text))
    return next((ways.pop() for ways in leads if len(ways) == 1 and 0 not in ways), 0)


def directions_of_rows(texts: Sequence[str], *, is_card: bool) -> list[int]:
    """Which way money goes by what each row is about: -1 out, 1 in, 2 surely in, 0 where the text does not say.

    A word for a payment in the text of a purchase, as in AUTOPAY behind a shop's name, says nothing.

    >>> directions_of_rows(["REWE 12", "PAYMENT THANK YOU", "PAYMENT REWE 12", "Jane"], is_card=True)
    [-1, 2, 0, 0]
    """
    return list(_directions(texts, is_card=is_card))


class RowDirections(Iterable[int]):
    """`directions_of_rows`, looked up no further than somebody asks: signs are rarely decided by texts.

    >>> ways = RowDirections(iter(["REWE 12", "Payroll ACME"]), is_card=False)
    >>> next(iter(ways)), list(ways)
    (-1, [-1, 1])
    """

    def __init__(self, texts: Iterable[str], *, is_card: bool) -> None:
        self._further = _directions(texts, is_card=is_card)
        self._known: list[int] = []

    def __iter__(self) -> Iterator[int]:
        for at in count():
            if at == len(self._known):
                self._known.extend(islice(self._further, 1))
            if at == len(self._known):
                return
            yield self._known[at]


def _directions(texts: Iterable[str], *, is_card: bool) -> Iterator[int]:
    direction = _direction_on_card if is_card else _direction_on_account
    known: dict[str, int] = {}
    for text in texts:
        if text not in known:
            known[text] = direction(text, usual_direction(text) if len(known) < _MOST_LOOKED_UP else 0)
        yield known[text]


def _direction_on_card(text: str, usual: int) -> int:
    folded = fold(text)
    if _SURE_CREDITS.search(folded):
        return SURELY_IN
    return (usual + 1 if usual <= 0 else 1) if _CARD_CREDITS.search(folded) else min(usual, 0)


def _direction_on_account(text: str, usual: int) -> int:
    return usual or int(is_income(text))
