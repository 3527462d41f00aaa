"""Rows of a statement that are no transactions: headers again, totals, balances, what is pending or was called off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from finpulse.cleaning.statement_words import is_due_text
from finpulse.cleaning.text import fold

PENDING: Final = "pending: not booked yet"
CALLED_OFF: Final = "called off or declined: no money moved"
BALANCE: Final = "a balance, a limit or what is due, no transaction"
TOTAL: Final = "a total, no transaction"
SUM: Final = "a balance or a sum of other rows, no transaction"
ELSEWHERE: Final = "in another table of this file"


def _any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern for any phrase of a comma-separated list; the longest is tried first."""
    alternatives = [phrase for text in phrases for phrase in text.split(", ")]
    return re.compile("|".join(sorted(alternatives, key=len, reverse=True)))


# Folded phrases, language by language, each a small pattern.
_PENDING: Final = _any_of(
    "pending, authori[sz]ed, authori[sz]ation, on hold, hold, held, processing, not posted, upcoming, scheduled",
    "(?:umsatz )?vorgemerkt, offen, ausstehend, in bearbeitung, reserviert, en attente, en cours, a venir, pendiente",
    "en proceso, retenido, in sospeso, in attesa, da contabilizzare, non contabilizzato, pendente, em processamento",
    "in behandeling, gereserveerd, reserverad, venter, afventer, reservert, reserveret, preliminar, varaus, "
    "katevaraus, oczekujaca, blokada",
    "w realizacji, cekajici, blokace, fuggoben, zarolva, beklemede, provizyon, bekliyor, в обработке, в ожидании",
    "ожидает(?:ся)?, холд, заблокировано, не проведен[оа]?, в процессе, очікує(?:ться)?, в обробці, kutilmoqda",
    "nicht gebucht, ungebucht, no contabilizad[oa], non comptabilise[e]?, nao contabilizad[oa], niezaksiegowan[aey]",
    "nezauctovan[aoey], nie zauctovane, ikke bokfort, ikke bogfort, ej bokford, niet geboekt, not booked, unposted",
    "jarayonda, кутилмоқда, 处理中, 待入账, 未入账, 待处理, 未確定, 保留, 승인대기, 매입전, ממתין, معلق",
)
_CALLED_OFF: Final = _any_of(
    "declined, failed, cancel+ed, reverted, rejected, expired, voided, denied, returned to sender, storniert, "
    "abgelehnt",
    "fehlgeschlagen, refuse, annule, rechazad[oa], anulad[oa], cancelad[oa], rifiutat[oa], annullat[oa], geweigerd",
    "geannuleerd, nekad, avvist, odrzucon[aey], anulowan[aey], zamitnut[ao], zrusen[ao], elutasitva, reddedildi",
    "iptal(?: edildi)?, отклонен[оа]?, отменен[оа]?, неуспешн(?:о|ая), ошибка, відхилено, скасовано, rad etilgan",
    "bekor qilingan, рад этилган, бекор қилинган, 交易关闭, 已关闭, 失败, 已取消, 关闭, 取消, 취소, 거절",
)
# What a column that is called booked or pending says of a row; what a register has cleared is no matter of the bank's.
_BOOKED: Final = _any_of(
    "booked, posted, settled, completed, gebucht, verbucht, comptabilise[e]?, contabilizad[oa], contabilizzat[oa]",
    "geboekt, bokfort, bogfort, zaksiegowan[aeoy], zauctovan[aoey], konyvelt, kirjattu, проведен[ао]?, 已入账, 記帳済",
)
_YES: Final = _any_of(
    "true, yes, y, 1, x, ja, j, oui, o, si, s, sim, tak, t, da, evet, ha, igen, ano, да, так, ✓, ✔, ☑, 是, はい, 예"
)
_NO: Final = _any_of(
    "false, no, n, 0, nein, non, nao, nie, nee, nej, ei, ne, hayir, yo'q, yoq, nem, нет, ні, 否, いいえ, 아니오"
)
# Where a name of a field that has no blanks begins a word: isPending, is_pending.
_WITHIN_NAME: Final = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
_BALANCE: Final = _any_of(
    "(?:open|opening|starting|beginning|initial|previous|prior|close|closing|ending|final|current|new|old) "
    "(?:account |ledger )?balance",
    "(?:balance )?(?:brought|carried) (?:forward|down|fwd), balance (?:brought|carried)",
    "(?:balance )?[bc]/(?:f(?:wd)?|d), (?:anfangs|end|schluss|start)(?:saldo|stand)",
    "(?:alter|neuer|letzter) (?:saldo|kontostand), (?:saldo|kontostand)(?: (?:am|vom|per|zum))?",
    "saldo (?:anterior|inicial|final|iniziale|finale|contabile|precedente|actual|awal|akhir|atual|do dia|disponivel)",
    "saldo (?:poprzednie|koncowe|poczatkowe|previo), s a l d o, sold (?:initial|final|precedent)",
    "(?:ancien |nouveau )?solde(?: initial| final| precedent| au| anterieur)?",
    "(?:begin|eind|start|slut|ingaende |utgaende |inngaende )-?saldo, (?:pocatecni|konecny) zustatek",
    "(?:nyito|zaro) ?egyenleg, (?:devreden|acilis|kapanis|devir) ?bakiye(?:si)?",
    "(?:входящий|исходящий|начальный|конечный) (?:остаток|баланс), остаток на (?:начало|конец)",
    "(?:вхідний|вихідний) залишок, (?:начално|крайно) салдо, boshlang'ich qoldiq, yakuniy qoldiq, бошланғич қолдиқ",
    "algsaldo, loppsaldo, kaive, (?:sakuma|beigu) atlikums, apgrozijums, likutis (?:pradziai|pabaigai), apyvarta",
    "якуний қолдиқ, 期初余额, 期末余额, 上期余额, 承前",
    "[前次翌当]?[期月回葉頁]?(?:繰越|残高)(?:残高|金額|額)?, [上本]月(?:结余|結餘), [承过過][上次][页頁]",
    "(?:전월|차월|전기|차기)?이월(?:잔액|금액)?",
    "יתרת פתיחה, יתרה קודמת, الرصيد (?:الافتتاحي|الختامي|السابق)",
)
_TOTAL: Final = _any_of(
    "(?:grand |net |sub)?-?totals?, sum, summe, gesamt(?:summe|betrag)?, zwischensumme, saldo, kontostand, "
    "total(?:e|en|es)?",
    "totaal, somme, sous-total, razem, suma, celkem, soucet, osszesen, toplam, итого, всего, оборот(?:ы)?, "
    "усього, разом",
    "всичко, общо, jami, жами, summa, yhteensa, sammanlagt, jumlah, 合计, 合計, 总计, 總計, 小计, 小計, 합계, 총계",
    "סהכ, סך הכל, المجموع, الإجمالي, solde, balance, остаток, сальдо",
)

# A whole word of these: "Totale" begins with "total" too.
_WHOLE_TOTAL: Final = re.compile(rf"(?:{_TOTAL.pattern})(?![^\W\d_])")
# What a footnote says of rows that are marked.
_PENDING_WITHIN: Final = re.compile(rf"(?<!\w)(?:{_PENDING.pattern})(?!\w)")
_NOT_YET: Final = re.compile(
    r"\b(?:noch nicht|not yet|pas encore|aun no|todavia no|ainda nao|non ancora|nog niet|annu inte|ikke enda|"
    r"endnu ikke|jeszcze nie|dosud ne|zatim ne|meg nem|inca ne|henuz|еще не|ще не|все още не|hali)|尚未|未"
)

# Where a text begins or ends with what says that it is not booked.
_PENDING_EDGE: Final = re.compile(
    rf"^[\W_]*+(?:{_PENDING.pattern}|pre-?auth(?:ori[sz]ation)?)(?!\w)[\W_]*+|"
    rf"(?<![\W_])[\W_]*+(?<!\w)(?:{_PENDING.pattern}|pre-?auth(?:ori[sz]ation)?)[\W_]*+$"
)

# Phrases of balances that are names of well-known shops too.
_SHOPS: Final = frozenset({"new balance"})
_AS_OF: Final = re.compile(r"^ as (?:of|at|on)\b")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ASIDE: Final = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]")
_LONGEST_ASIDE: Final = 500


@lru_cache(maxsize=8192)
def unbooked_reason(status: str) -> str | None:
    """Why a row of this status is no booked transaction, or None.

    >>> unbooked_reason("Umsatz vorgemerkt"), unbooked_reason("Completed") is None
    ('pending: not booked yet', True)
    """
    if status == ELSEWHERE:
        return ELSEWHERE
    text = fold(status).strip(" .!*()[]")
    if _PENDING.fullmatch(text):
        return PENDING
    return CALLED_OFF if _CALLED_OFF.fullmatch(text) else None


@lru_cache(maxsize=8192)
def unbooked_answer(header: str, cell: str) -> str | None:
    """Why a row is no booked transaction, by a cell that says yes or no to the word over it, or None.

    >>> unbooked_answer("Pending", "yes"), unbooked_answer("Pending", "") is None, unbooked_answer("Booked", "no")
    ('pending: not booked yet', True, 'pending: not booked yet')
    """
    answer = fold(cell).strip(" .!*()[]")
    asked = fold(_WITHIN_NAME.sub(" ", header)).removeprefix("is ").strip(" ?:.")
    if _YES.fullmatch(answer):
        return unbooked_reason(asked)
    return PENDING if _NO.fullmatch(answer) and _BOOKED.fullmatch(asked) else None


def is_pending_note(text: str) -> bool:
    """Whether a footnote says that what it marks is not booked yet.

    >>> is_pending_note("noch nicht ausgeführte Umsätze"), is_pending_note("incl. VAT")
    (True, False)
    """
    words = f" {fold(text)} "
    return bool(_NOT_YET.search(words) or _PENDING_WITHIN.search(words))


def is_pending_text(description: str) -> bool:
    """Whether a row's text says in brackets that it is not booked yet.

    >>> is_pending_text("OCTOPUS CARDS (PENDING)"), is_pending_text("Pending Books Ltd (Leeds)")
    (True, False)
    """
    if "(" not in description and "[" not in description:
        return False
    return any(unbooked_reason(aside) == PENDING for aside in _ASIDE.findall(description[:_LONGEST_ASIDE]))


@lru_cache(maxsize=8192)
def without_pending(description: str) -> str:
    """The folded text without a word at its beginning or its end by which it says that it is not booked yet.

    >>> without_pending("PENDING - Trattoria Lucia"), without_pending("Fuel stop preauth"), without_pending("Pending")
    ('trattoria lucia', 'fuel stop', '')
    """
    return _PENDING_EDGE.sub("", fold(description))


def is_marked_pending(description: str) -> bool:
    """Whether a text begins or ends with such a word."""
    return bool(_PENDING_EDGE.search(fold(description)))


def is_balance_text(description: str) -> bool:
    """Whether a row's text says that it only states a balance, a limit or what is due.

    >>> is_balance_text("SALDO INIZIALE"), is_balance_text("NEW BALANCE OUTLET")
    (True, False)
    """
    return bool(balance_phrase(description)) or is_due_text(description)


def balance_phrase(description: str) -> str:
    """The folded phrase by which a row's text states a balance, "" where it doesn't.

    Behind the phrase may stand "as of" and a day, an amount or a currency, but no further words; behind one that is
    a shop's name too, none at all.
    """
    text = fold(description).strip(" .:*-_=|")
    match = _BALANCE.match(text) if len(text) <= 60 else None
    if match is None:
        return ""
    words = _LETTERS.findall(_AS_OF.sub("", text[match.end() :]))
    return match[0] if len(words) <= (0 if match[0] in _SHOPS else 1) else ""


def mentions_balance(text: str) -> bool:
    """Whether a text of any length has a phrase of balances in it: a quick test of many rows at once."""
    return bool(_BALANCE.search(fold(text)))


def is_shop_too(description: str) -> bool:
    """Whether the phrase by which a text states a balance is also the name of a shop."""
    return balance_phrase(description) in _SHOPS


def is_total_text(text: str) -> bool:
    """Whether the first words of a row without a day announce a total or balance.

    >>> is_total_text("Total amount per currency"), is_total_text("Totally Bananas Ltd")
    (True, False)
    """
    return bool(_WHOLE_TOTAL.match(fold(text).strip(" .:*-_=|"))) or is_balance_text(text)
