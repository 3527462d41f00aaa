"""Well-known merchants of the world and what they sell: a moderate table, by what the name says to most people."""

from __future__ import annotations

from finpulse.cleaning.lexicon.brands_daily import DAILY_BRANDS
from finpulse.cleaning.lexicon.brands_goods import GOODS_BRANDS
from finpulse.cleaning.taxonomy import TRANSFERS

_SENT = """
western union, moneygram, transferwise, remitly, worldremit, ria money, paysend, azimo, xoom, revolut, venmo, zelle,
cash app, cashapp, bizum, vipps, mobilepay, blik przelew, paytm wallet, золотая корона, koronapay, юнистрим,
unistream, payme, click evolution, click up, paynet, uzcard p2p, humo p2p, p2p, c2c
"""

# A wallet or a remitter is the way the money went; a shop named beside it is where it went to.
BRANDS = ({**DAILY_BRANDS, **GOODS_BRANDS}, {TRANSFERS: _SENT})
