"""What the text of a line says beside the rows: balances, sums, what is carried over, headings of money in and out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from finpulse.balances.stated_words import stated_in
from finpulse.cleaning.non_transactions import balance_phrase, is_marked_pending, is_total_text, unbooked_reason
from finpulse.cleaning.text import fold
from finpulse.sources.detection.lexicon.header_words import header_word

LineKind = Literal["entry", "opening", "closing", "carried", "balance", "total", "unread"]
Direction = Literal["in", "out", "pending", "balance", ""]

_DAY_OR_FIGURE: Final = re.compile(r"[\d.,:/()€$£*#-]+")
_CARRIED: Final = re.compile(
    r"(?:brought|carried) (?:forward|down|fwd)|balance forward|[bc]/(?:f(?:wd)?|d)\b|\bubertrag\b|\bvortrag\b|"
    r"\ba reporter\b|\breport(?: a nouveau)?$|^report\b|suma (?:y sigue|anterior|y siguen)|\bsigue\b|a transportar|"
    r"transporte|\btransport\b|riporto|a riportare|overbrengen|overdracht|transportera|fran foregaende|"
    r"do przeniesienia|z przeniesienia|prevod na|перенос|繰越|繰り越し|承前|过次页|承前页|이월|carryover|"
    r"(?:from|to|on) (?:previous|next|last) page|previous page|next page|page total"
)
_OPENING: Final = re.compile(
    r"\b(?:start|starting|opening|beginning|initial|previous|brought|last)\b.*\bbalance|balance (?:brought|forward)|"
    r"^(?:start|opening) balance"
)
_CLOSING: Final = re.compile(r"\b(?:end|ending|closing|final|new)\b.*\bbalance|balance carried")
_BALANCE: Final = re.compile(
    r"^(?:kontostand|saldo|solde|balance|sold|zustatek|egyenleg|остаток|баланс|залишок|残高|잔액|余额|bakiye|saldi)\b"
)
_TOTAL: Final = re.compile(
    r"(?:transactions? |account )?\b(?:total|totals|totaux|totale|totalen|sub-?total|turnover|umsatze|totaal)\b"
)
_IN: Final = re.compile(
    r"\b(?:deposits?|additions?|credits?|received|receipts?|money in|paid in|refunds?|interest (?:earned|paid)|"
    r"inflows?|incoming|gutschriften|einzahlungen|abonos|ingresos|entrees|versements|entrate|accrediti|wplywy|"
    r"поступления|зачисления|入金|お預入れ)\b"
)
_OUT: Final = re.compile(
    r"\b(?:withdrawals?|subtractions?|debits?|checks?|cheques?|fees?|charges?|purchases?|money out|paid out|outgoing|"
    r"payments?|interest charged|spending|cash advances?|belastungen|auszahlungen|lastschriften|cargos|retiros|gastos|"
    r"depenses|retraits|prelevements|addebiti|uscite|wydatki|списания|出金|お引出し)\b"
)
_BALANCES: Final = re.compile(r"\bbalances?\b|\bsaldos?\b|\bsalden\b|\bsoldes\b")
_PENDING: Final = re.compile(
    r"\b(?:pending|upcoming|scheduled|not yet (?:booked|posted)|vorgemerkt\w*|futuros?|futures?|a venir|en attente|"
    r"pendientes?|in attesa|in behandeling|oczekujace|ожидающие|в обработке)\b"
)
_CARD: Final = re.compile(
    r"\b(?:minimum (?:amount|payment)(?: due)?|payment due date|credit limit|mindest(?:betrag|zahlung)|pago minimo|"
    r"paiement minimum|pagamento minim[oa]|limite de (?:credito|credit)|kreditrahmen|bestedingslimiet)\b"
)
_LONGEST_LABEL: Final = 70
_SURELY: Final = 1.0
_MOST_WORDS: Final = 9
_FEW_WORDS: Final = 7


@lru_cache(maxsize=4096)
def kind_of_text(text: str) -> LineKind:
    """What a line with a figure is by its text, without its day.

    >>> kind_of_text("Balance brought forward from previous page"), kind_of_text("OPENING BALANCE")
    ('carried', 'opening')
    >>> kind_of_text("Total Fees"), kind_of_text("Transaction Turnover: Deposit")
    ('total', 'total')
    >>> kind_of_text("CARD PAYMENT TO TESBURY")
    'entry'
    """
    words = " ".join(_DAY_OR_FIGURE.sub(" ", fold(text)).split())
    if not words or len(words) > _LONGEST_LABEL:
        return "entry"
    if _CARRIED.search(words) and len(words.split()) <= _MOST_WORDS:
        return "carried"
    return _balance_kind(words) or ("total" if is_total_text(words) else "entry")


def _balance_kind(words: str) -> LineKind | None:
    """What a short label says of a balance or a sum, None where it says nothing of the kind."""
    stated, is_short = stated_in([[words, "1.00"]], "."), len(words.split()) <= _FEW_WORDS
    if "opening" in stated or (is_short and _OPENING.search(words)):
        return "opening"
    if "closing" in stated or (is_short and _CLOSING.search(words)):
        return "closing"
    if stated or (is_short and _TOTAL.match(words) and not _BALANCES.search(words)):
        return "total"
    return "balance" if balance_phrase(words) or (is_short and _BALANCE.match(words)) else None


@lru_cache(maxsize=1024)
def direction_of(heading: str) -> Direction:
    """Which way the money of the rows under a heading went, or that they are no rows of the statement at all.

    >>> direction_of("DEPOSITS AND ADDITIONS"), direction_of("Checks Paid"), direction_of("Daily ending balance")
    ('in', 'out', 'balance')
    """
    words = fold(heading)
    if not words or len(words) > _LONGEST_LABEL:
        return ""
    if _PENDING.search(words) or is_marked_pending(words) or unbooked_reason(words):
        return "pending"
    if _BALANCES.search(words):
        return "balance"
    comes_in, goes_out = _IN.search(words), _OUT.search(words)
    if comes_in and goes_out:
        return "in" if comes_in.start() < goes_out.start() or goes_out[0].startswith("payment") else "out"
    if comes_in or goes_out:
        return "in" if comes_in else "out"
    word = header_word(heading)
    tag = word.tag if word and word.strength >= _SURELY else ""
    return "in" if tag == "credit" else "out" if tag in ("debit", "fee") else ""


def is_of_card(text: str) -> bool:
    """Whether a line of a statement says that it is one of a card: what is to be paid, or how much may be spent."""
    return bool(_CARD.search(fold(text)))
