"""The words of a text and the merchant's name -> a category, by the first layer that is sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from finpulse.cleaning.categories.model import TextModel, shipped_model, telling_words
from finpulse.cleaning.categories.word_books import IN_WORDS, OUT_WORDS
from finpulse.cleaning.lexicon.phrasebook import LexiconEntry, Tier, tokens
from finpulse.cleaning.taxonomy import BANK, CASH, INCOME, LOANS, OTHER, TRANSFER_IN, TRANSFERS

# A merchant's name -> the category of what that brand sells, None if it is no known brand.
BrandCategory = Callable[[str], str | None]
# To look a member up on its enum, for every row, takes seven times as long.
_CERTAIN: Final = Tier.CERTAIN
_PROBABLE: Final = Tier.PROBABLE
_HINT: Final = Tier.HINT
# Money from a bank or a lender is no refund of a purchase.
_LENDERS: Final = frozenset((BANK, CASH, LOANS))


class Categorisation(NamedTuple):
    """A category's name, and the layer that has decided it: `given`, `merchant`, `words`, `model` or `none`."""

    name: str
    source: str


class Knowledge(NamedTuple):
    """What is known of brands, and the model that guesses where nothing is known; None for the one that is shipped."""

    brand_category: BrandCategory
    model: TextModel | None = None


def by_words(text: str, merchant: str, money_in: bool, known: Knowledge) -> Categorisation:
    """The category of a text in which a merchant's name may stand; money in that nothing explains is income."""
    merchant_words = tokens(merchant)
    words = joined_words(tokens(text), merchant_words)
    sure = sure_of(words, merchant, money_in, known)
    if sure or money_in:
        return sure or Categorisation(INCOME, "none")
    model = known.model or shipped_model()
    guess = model.guess(telling_words(merchant_words, words)) if merchant_words else None
    if guess:
        return Categorisation(guess, "model")
    hint = OUT_WORDS.find(words)
    return Categorisation(hint.category, hint.layer) if hint else Categorisation(OTHER, "none")


def sure_of(words: tuple[str, ...], merchant: str, money_in: bool, known: Knowledge) -> Categorisation | None:
    """What the words and the merchant's name say; None if there is at most a hint."""
    return (_sure_of_in if money_in else sure_of_out)(words, merchant, known.brand_category)


def certain_of(words: tuple[str, ...], money_in: bool) -> Categorisation | None:
    """What words for movements of money say: pay, fees, cash, loans, own accounts; None if there are none of them."""
    entry = (IN_WORDS if money_in else OUT_WORDS).find(words)
    if entry is None or entry.tier is not _CERTAIN or entry.layer != "words":
        return None
    return Categorisation(directed(entry.category, money_in), entry.layer)


def _sure_of_in(words: tuple[str, ...], merchant: str, brand_category: BrandCategory) -> Categorisation | None:
    """What the words and the merchant's name say of money that came in; None if they say nothing."""
    entry = IN_WORDS.find(words)
    sold = _sold_by(merchant, entry, brand_category)
    if sold and sold not in _LENDERS and (sold != TRANSFERS or not entry):
        return Categorisation(directed(sold, True), "merchant")
    return Categorisation(directed(entry.category, True), entry.layer) if entry else None


def sure_of_out(words: tuple[str, ...], merchant: str, brand_category: BrandCategory) -> Categorisation | None:
    """What the words and the merchant's name say of money that went out; None if there is at most a hint."""
    entry = OUT_WORDS.find(words)
    if merchant and entry and entry.tier is _PROBABLE:
        # In "PHO 79 GARDEN GROVE", a word of the name says more than one of the town.
        named = OUT_WORDS.find(tokens(merchant))
        entry = named if named and named.tier is _PROBABLE else entry
    sold = _sold_by(merchant, entry, brand_category)
    # A wallet with other words beside it is only how the money was sent.
    if sold and (sold != TRANSFERS or (not entry and len(tokens(merchant)) == len(words))):
        return Categorisation(sold, "merchant")
    return Categorisation(entry.category, entry.layer) if entry and entry.tier is not _HINT else None


def _sold_by(merchant: str, entry: LexiconEntry | None, brand_category: BrandCategory) -> str | None:
    """The category of what the merchant sells, None if no brand is known or an entry is certain already.

    A brand of more words is the surer one: the Costco Tire Center is no Costco.
    """
    if not merchant:
        return None
    if entry and entry.tier is _CERTAIN and (entry.layer == "words" or entry.rank.words >= len(tokens(merchant))):
        return None
    return brand_category(merchant)


def joined_words(described: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """The words of merchant and description; those of the description alone if they hold the merchant's."""
    return described if all(map(described.__contains__, named)) else named + described


def directed(name: str, money_in: bool) -> str:
    """The category for the direction: Plaid's taxonomy and ours tell transfers in from transfers out."""
    return TRANSFER_IN if money_in and name == TRANSFERS else name
