"""Words of rows that only tell something about a statement: totals anywhere in a text, memos, what is due.

A shop may have such words in its name too, so that most of them count only beside other evidence.
"""

from __future__ import annotations

import re
from typing import Final

from finpulse.cleaning.text import fold

# Words that begin or end so, in any text.
_TOTAL_WITHIN: Final = re.compile(
    r"(?<!\w)(?:(?:sub|grand)?-?total|totaal|gesamt|(?:zwischen|tages|monats)?summe|somme|sum(?:a|y|ma)?(?!\w)|"
    r"(?:tages|monats)?umsatz|umsatze|turnover|net change|movimenti|mouvements|movimientos|movimentos|obrat|obrot|"
    r"razem|celkem|suctu|soucet|forgalom|osszesen|toplam|ciro|jumlah|yhteensa|vaihto|omzet|omsattning|omsetning|"
    r"rulaj|promet|ukupno|sveukupno|apyvarta|apgrozijums|kaive|оборот|обiг|обіг|итог|всего|усього|разом|общо|промет|"
    r"jami|жами|tong|συνολ|κινησ)"
    r"|סה\W?כ|סך|المجموع|الإجمالي|اجمالي|合計|合计|總計|总计|小計|小计|총?합계|총계|소계|発生額|รวม"
)
_MEMO: Final = re.compile(
    r"memo|(?:.*\b)?(?:on |account )?(?:hold|holds|authori[sz]ation|autorisierung|reservierung|vormerkung|"
    r"autorisation|autorizacion|retencion|autorizzazione|autorizacao|reservering|blokada|blokace|provizyon|"
    r"авторизация|холд|блокировка)\b.*"
)
_DUE: Final = re.compile(
    r"(?:(?:total )?(?:minimum|min) (?:payment|amount)(?: due)?|(?:total )?(?:payment|amount) due(?: date)?|"
    r"total (?:fees|interest)(?: charged)?(?: for this period| in \d{4})?|"
    r"(?:total )?(?:available )?credit (?:limit|line)|available credit|past due amount|"
    r"mindestbetrag|mindestzahlung|kreditlimit|kreditrahmen|verfugungsrahmen|falliger betrag|verfugbarer betrag|"
    r"pago minimo|limite de credito|credito disponible|montant minimum|plafond|limite de credit|pagamento minimo|"
    r"limite de crédito|limite disponivel|fido|minimumbedrag|kredietlimiet|kwota minimalna|limit kredytowy|"
    r"asgari odeme(?: tutari)?|kart limiti|кредитный лимит|минимальный платеж|最低還款額|最低还款额|信用额度)"
)

# What tables are called whose payments are still to come.
_PLANS: Final = re.compile(
    r"(?<!\w)(?:standing orders|future|forthcoming|coming|planned|unbilled|unposted|dauerauftrage|terminuberweisungen|"
    r"terminauftrage|vorgemerkte[nr]?|geplante[nr]?|anstehende[nr]?|kommende[nr]?|virements permanents|"
    r"ordres permanents|prochain(?:e?s)?|futur(?:e?s)?|programme(?:e?s)?|pendientes|proxim[oa]s|programad[oa]s|"
    r"ordenes permanentes|ordini permanenti|futur[ei]|in arrivo|pendentes|futur[oa]s|agendad[oa]s|openstaande|"
    r"periodieke|geplande|kommande|kommende|tulevat|oczekujace|zaplanowane|zlecenia stale|trvale prikazy|"
    r"budouci|planovane|gelecek|duzenli|bekleyen|предстоящие|запланированные|ожидающие)(?!\w)"
    r"|預定|预定|予定|예정|待入账"
)


def names_plans(title: str) -> bool:
    """Whether a table's title says that what it lists is still to come.

    >>> names_plans("Vorgemerkte Umsätze"), names_plans("Recent transactions")
    (True, False)
    """
    return bool(_PLANS.search(fold(title)))


def mentions_total(text: str) -> bool:
    """Whether a text has a word for totals in it, be it as part of a name.

    >>> mentions_total("Tagesumsatz"), mentions_total("Coffee")
    (True, False)
    """
    return bool(_TOTAL_WITHIN.search(fold(text)))


def is_memo_text(text: str) -> bool:
    """Whether a cell says that its row holds money back, or only reminds of something.

    >>> is_memo_text("Account Hold for Open Authorization"), is_memo_text("Household goods")
    (True, False)
    """
    return bool(_MEMO.fullmatch(fold(text)))


def is_due_text(text: str) -> bool:
    """Whether a text names what is due, or a limit, and nothing else.

    >>> is_due_text("Minimum Payment Due:"), is_due_text("Payment due to Smith Ltd")
    (True, False)
    """
    return bool(_DUE.fullmatch(fold(text).strip(" .:*-_=|")))
