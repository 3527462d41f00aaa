"""Questions that a user may ask, with names of their own in them."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.vocabulary import Vocabulary

_TEMPLATES: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "How much did I spend last month?",
        "How much did I spend on {category} last month?",
        "How much did I spend at {merchant} this year?",
        "Top 5 merchants this year",
        "What was my income last month?",
        "Compare my spending in May with April",
        "What subscriptions do I have?",
        "What's the balance of my {account} account?",
    ),
    "ru": (
        "Сколько я потратил в прошлом месяце?",
        "Сколько я потратил на «{category}» в прошлом месяце?",
        "Сколько я потратил в «{merchant}» в этом году?",
        "Топ-5 магазинов за этот год",
        "Какой был мой доход в прошлом месяце?",
        "Сравни мои расходы за май и апрель",
        "Какие у меня подписки?",
        "Какой остаток на счёте «{account}»?",
    ),
    "uz": (
        "O'tgan oyda qancha sarfladim?",
        "O'tgan oyda “{category}” uchun qancha sarfladim?",
        "Bu yil “{merchant}” do'koniga qancha sarfladim?",
        "Bu yil eng katta 5 ta do'kon",
        "O'tgan oyda daromadim qancha bo'ldi?",
        "May va aprel xarajatlarimni solishtir",
        "Qanday obunalarim bor?",
        "“{account}” hisobimning qoldig'i qancha?",
    ),
}


def suggested(vocabulary: Vocabulary, language: Language) -> tuple[str, ...]:
    """Questions in a language; those with a name only where the user has one."""
    spent = sorted(name for name in vocabulary.used_categories if vocabulary.categories.get(name) == "spending")
    merchants = sorted(vocabulary.merchants, key=lambda name: (-vocabulary.merchants[name], name))
    names = {
        "category": spent[0] if spent else "",
        "merchant": merchants[0] if merchants else "",
        "account": vocabulary.accounts[0].name if vocabulary.accounts else "",
    }
    fit = [text for text in _TEMPLATES[language] if all(names[name] for name in names if f"{{{name}}}" in text)]
    return tuple(text.format(**names) for text in fit)
