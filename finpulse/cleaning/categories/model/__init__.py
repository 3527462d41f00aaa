"""A small text model for merchants that no word list knows: linear, over hashed character n-grams.

`scripts/train_categories.py` writes `weights.gz`. `weights.json` has the sources and the model's other figures, and
`LICENCES.md` the licences of the sources.
"""

from finpulse.cleaning.categories.model.features import telling_words
from finpulse.cleaning.categories.model.text_model import TextModel, shipped_model

__all__ = ["TextModel", "shipped_model", "telling_words"]
