"""Well-known brands of the world by the category of what they sell."""

from __future__ import annotations

from typing import Final

from finpulse.cleaning.lexicon.brands.everyday import EVERYDAY_BRANDS
from finpulse.cleaning.lexicon.brands.goods import GOODS_BRANDS
from finpulse.cleaning.lexicon.brands.india import INDIAN_BRANDS
from finpulse.cleaning.lexicon.brands.united_states import UNITED_STATES_BRANDS
from finpulse.cleaning.taxonomy import TRANSFERS

_REMITTERS = """
western union, moneygram, transferwise, remitly, worldremit, ria money, paysend, azimo, xoom, revolut, venmo, zelle,
cash app, cashapp, bizum, vipps, mobilepay, blik przelew, paytm wallet, золотая корона, koronapay, юнистрим,
unistream, payme, click evolution, click up, paynet, uzcard p2p, humo p2p, p2p, c2c
"""

_TABLES: Final = (EVERYDAY_BRANDS, GOODS_BRANDS, UNITED_STATES_BRANDS, INDIAN_BRANDS)
_SHOPS: Final = {
    name: ",".join(table[name] for table in _TABLES if name in table)
    for name in dict.fromkeys(name for table in _TABLES for name in table)
    if name != TRANSFERS
}
# Two tables, the surer first: beside a wallet or a remittance service, the shop is where the money went.
BRANDS: Final = (_SHOPS, {TRANSFERS: f"{_REMITTERS},{UNITED_STATES_BRANDS[TRANSFERS]}"})
