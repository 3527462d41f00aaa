"""A small text model for descriptions that no word list knows: linear, over hashed character n-grams.

`weights.gz` is written by `scripts/train_categories.py`; `weights.json` beside it says what it was learned from and
how its figures are to be read, `LICENCES.md` under which licences.
"""

from finpulse.cleaning.categories.model.features import said_words
from finpulse.cleaning.categories.model.text_model import TextModel, shipped_model

__all__ = ["TextModel", "said_words", "shipped_model"]
