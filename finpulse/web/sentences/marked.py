"""The mark of a sentence that is translated where it is shown, and not where it stands."""

from __future__ import annotations


def N_(sentence: str) -> str:  # noqa: N802  # Under this name scripts/catalogues.py collects it.
    """The sentence as it stands."""
    return sentence
