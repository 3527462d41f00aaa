"""The best-known brands with their aliases: other spellings, and the short forms of card statements.

Each line is a brand's name, and after the colon its aliases, separated by commas. A name or an alias is recognised
anywhere in a merchant's text, even if its words are common ones. After "=" it must be the whole text. "+" marks
initials that mean this brand at the beginning of a text. scripts/build_gazetteer.py puts them into the gazetteer.
"""

from __future__ import annotations

from finpulse.cleaning.lexicon.brands.everyday_aliases import EVERYDAY_ALIASES
from finpulse.cleaning.lexicon.brands.goods_aliases import GOODS_ALIASES

BRAND_ALIASES = {**EVERYDAY_ALIASES, **GOODS_ALIASES}
