"""Cyrillic and Greek names in the Latin letters in which card terminals print them."""

from __future__ import annotations

_ALPHABET = """
а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ sch ъ -
ы y ь - э e ю yu я ya і i ї i є e ґ g қ q ғ g ҳ h ў o
α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
"""
_LETTERS = _ALPHABET.split()
_TABLE = str.maketrans({letter: latin.strip("-") for letter, latin in zip(_LETTERS[::2], _LETTERS[1::2], strict=True)})


def romanised(name: str) -> str:
    """The name in small Latin letters where it was Cyrillic or Greek; other letters stay.

    >>> romanised("Пятёрочка"), romanised("Сільпо")
    ('pyaterochka', 'silpo')
    """
    return name.lower().translate(_TABLE)
