"""Words inside cells that say which way money went."""

from __future__ import annotations

import re
from typing import Final

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.direction_flags import flag_word


def _words(text: str) -> frozenset[str]:
    return frozenset(map(flag_word, text.split()))


# A flag cell, folded and without punctuation, that means money out or money in.
OUT_FLAGS: Final = _words(
    "d dr db debit debet debe dt out af s soll - ausgang ausgabe belastung lastschrift расход дебет списание "
    "покупка оплата снятие xarajat харажат дт chiqim чиқим витрата витрати списання 支出 支 借 借方 出金 出 출금 "
    "출금액 지급 cargo cargos egreso adeudo débito debito gasto saída saida dépense sortie uscita dare addebito "
    "wydatek obciążenie výdej výdaj odchozí terhelés kimenő gider borç b giden ut uttag veloitus otto χρέωση χ "
    "keluar debited withdrawal withdraw expense exp spent outgoing outflow sent purchase sale charge payment-out "
    "odliv duguje rashod isplata разход дебит изходящ مدين חובה ถอน money-out pagamento compra"
)
IN_FLAGS: Final = _words(
    "c cr credit kredit haber in bij h haben + eingang einnahme gutschrift приход кредит зачисление пополнение "
    "возврат доход tushum daromad тушум поступление кт kirim кирим надходження зарахування 收入 收 贷 貸 贷方 "
    "貸方 入金 入 입금 입금액 수입 abono abonos ingreso crédito credito entrada receita recette entrée entrata "
    "avere accredito wpływ uznanie příjem příchozí jóváírás bejövő gelir alacak a gelen in insättning pano "
    "hyvitys πίστωση π masuk k credited deposit income inc received incoming inflow refund payment-in priliv "
    "potražuje prihod uplata входящ دائن זכות ฝาก money-in recebimento depósito deposito"
)
# Words that say which way money went wherever they stand in a short text, but for those of kinds of cards.
_OUT_WORDS: Final = _words(
    "debit debito debet debe dr soll belastung lastschrift cargo egreso retiro withdrawal outgoing expense spent sent "
    "расход дебет списание витрата списання xarajat chiqim харажат uitgaand utgift addebito uscita depense wydatek "
    "obciazenie vydaj vydej odchozi odchadzajuca terheles gider giden keluar purchase payment-out money-out"
)
_IN_WORDS: Final = _words(
    "credit credito kredit haber cr haben gutschrift abono ingreso deposito deposit incoming income received refund "
    "приход кредит зачисление поступление надходження зарахування kirim tushum кирим inkomend inkomst accredito "
    "entrata recette uznanie wplyw prijem prichozi prichadzajuca jovairas gelir gelen masuk payment-in money-in"
)
_CARDS: Final = re.compile(
    r"\b(?:credit|debit|kredit|debet)[ -]?(?:card|karte|kort|kaart)\w*|\b(?:direct|sepa) debit\b"
)
# In the text of a card's row: money that comes back to the card.
_CARD_CREDITS: Final = re.compile(
    r"\b(?:payment|pymt|pmt|autopay|thank you|refund|credit balance|cashback|reversal|zahlung|einzug|erstattung|"
    r"ruckzahlung|paiement|remboursement|pago|abono|devolucion|reembolso|pagamento|rimborso|estorno|betaling|"
    r"terugbetaling|oplata za|splata|zwrot|splatka|vratka|погашение|возврат|пополнение|inbetalning|indbetaling|"
    r"innbetaling|suoritus|odeme|iade|debited to your bank)\b|还款|還款|退款|退货|退貨|返金|お支払|결제대금|환불|"
    r"繳款"
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


def direction_of(text: str) -> int:
    """1 for a short text whose words say money in, -1 for money out, 0 where they say neither or both.

    >>> direction_of("Nota Débito"), direction_of("Nota Crédito"), direction_of("Credit card")
    (-1, 1, 0)
    """
    words = set(_CARDS.sub(" ", fold(text)).replace("/", " ").split())
    return bool(words & _IN_WORDS) - bool(words & _OUT_WORDS)


def is_card_credit(text: str) -> bool:
    """Whether a card's row says that money came back: a payment to the card, a refund."""
    return bool(_CARD_CREDITS.search(fold(text)))


def is_income(text: str) -> bool:
    """Whether a row says that money came in: a salary, a refund, interest."""
    return bool(_INCOME.search(fold(text)))
