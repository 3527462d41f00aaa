"""Brands of the world: their names as people write them, and what they sell.

`brands.tsv.gz` is an extract of OpenStreetMap's name-suggestion-index, written by `scripts/build_gazetteer.py`;
its licence lies beside it.
"""

from finpulse.cleaning.merchants.gazetteer.brand_lookup import (
    Brand,
    brand_at_start,
    category_of,
    exact_brand,
    find_brand,
    is_brand_of_words,
    numbers_of_brands,
)

__all__ = [
    "Brand",
    "brand_at_start",
    "category_of",
    "exact_brand",
    "find_brand",
    "is_brand_of_words",
    "numbers_of_brands",
]
