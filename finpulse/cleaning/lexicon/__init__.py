"""Word lists that cleaning decides by, and the phrasebook that looks them up.

Each list is a text of entries between commas: `salary` is that very word, `apothek*` a word's
beginning, `*markt` its ending, and `credit card payment` those words in a row. Case, accents and apostrophes
don't matter. Chinese, Japanese and Korean, which put no blanks between words, are found anywhere in the text.
"""
