"""The word lists that merchants and categories are found by, and the phrasebook that looks them up.

Each list is a text of entries separated by commas: `salary` is exactly that word, `apothek*` the beginning of a word,
`*markt` the end of a word, and `credit card payment` those words in a row. Case, accents and apostrophes don't
matter. Chinese, Japanese and Korean entries are found anywhere in a text, because those scripts have no blanks
between words.
"""
