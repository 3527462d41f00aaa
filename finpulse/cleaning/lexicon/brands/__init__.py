"""Well-known brands of the world by the category of what they sell."""

from __future__ import annotations

from finpulse.cleaning.lexicon.brands.everyday import EVERYDAY_BRANDS
from finpulse.cleaning.lexicon.brands.goods import GOODS_BRANDS
from finpulse.cleaning.taxonomy import TRANSFERS

_REMITTERS = """
western union, moneygram, transferwise, remitly, worldremit, ria money, paysend, azimo, xoom, revolut, venmo, zelle,
cash app, cashapp, bizum, vipps, mobilepay, blik przelew, paytm wallet, золотая корона, koronapay, юнистрим,
unistream, payme, click evolution, click up, paynet, uzcard p2p, humo p2p, p2p, c2c
"""

# Two tables, the surer first: beside a wallet or a remittance service, the shop is where the money went.
BRANDS = ({**EVERYDAY_BRANDS, **GOODS_BRANDS}, {TRANSFERS: _REMITTERS})
