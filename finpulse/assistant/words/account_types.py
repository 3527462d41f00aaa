"""What accounts of a type are called, whatever their names are."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from finpulse.assistant.words.lexicon import Lexicon

ACCOUNT_TYPES: Final = {
    "credit_card": "credit card, credit card account, кредитн* карт*, кредитк*, kredit karta~, kredit kartam~",
    "checking": """
        checking account, current account, checking, расчетн* счет*, текущ* счет*, joriy hisob~, joriy hisobim~
    """,
    "savings": """
        savings account, saving account, сберегательн* счет*, накопительн* счет*, jamg'arma hisob~, jamg'arma
        hisobim~, omonat~, omonat hisob~
    """,
    "cash": "cash, in cash, with cash, наличн*, наличк*, naqd, naqd pul~, naqd pulda",
    "wallet": "wallet, кошел*, hamyon~, hamyonim~",
    "loan": "loan account, кредитн* счет*",
    "investment": "investment account, brokerage account, brokerage, инвестиционн* счет*, брокерск* счет*",
}


@lru_cache(maxsize=1)
def account_type_words() -> Lexicon:
    """The types of accounts by what they are called."""
    return Lexicon([ACCOUNT_TYPES])
