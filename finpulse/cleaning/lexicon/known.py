"""Merchants that everybody knows, as their names are written and as card statements shorten them.

Each line is a name, and behind the colon what else it goes by. They are known anywhere in a merchant's text, even
where a word of theirs is a common one; behind "=" stand those that must be all of the text, behind "+" initials
that stand for nothing else at its beginning. scripts/build_gazetteer.py takes them into the gazetteer.
"""

from __future__ import annotations

from finpulse.cleaning.lexicon.known_daily import DAILY_KNOWN
from finpulse.cleaning.lexicon.known_goods import GOODS_KNOWN

KNOWN_BRANDS = {**DAILY_KNOWN, **GOODS_KNOWN}
