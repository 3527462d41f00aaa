"""SEPA in Europe: the labels inside a purpose, in Germany, the Netherlands and Belgium."""

from __future__ import annotations

# Which part of the descriptor stands behind a label.
PLUS_LABELS = {
    "EREF+": "reference",
    "KREF+": "",
    "MREF+": "",
    "CRED+": "",
    "DEBT+": "",
    "COAM+": "",
    "OAMT+": "",
    "SVWZ+": "remark",
    "ABWA+": "payee",
    "ABWE+": "payee",
    "IBAN+": "",
    "BIC+": "",
    "ANAM+": "payee",
}
SLASH_LABELS = {
    "/TRTP/": "",
    "/IBAN/": "",
    "/BIC/": "",
    "/NAME/": "payee",
    "/REMI/": "remark",
    "/EREF/": "reference",
    "/CSID/": "",
    "/MARF/": "",
    "/ORDP/": "",
    "/BENM/": "",
    "/ID/": "",
    "/ADDR/": "",
    "/ISDT/": "",
    "/ULTB/": "",
    "/ULTD/": "",
    "/PREF/": "",
    "/PURP/": "",
}
# Labels in words, as Dutch banks print them in a column for remarks.
WORD_LABELS = {
    "Naam: ": "payee",
    "Omschrijving: ": "remark",
    "Kenmerk: ": "reference",
    "IBAN: ": "",
    "Machtiging ID: ": "",
    "Incassant ID: ": "",
    "Valutadatum: ": "",
    "Datum/Tijd: ": "",
    "Pasvolgnr: ": "",
    "Transactie: ": "",
    "Term: ": "",
}
PLUS_MARKS = ("SVWZ+", "EREF+", "MREF+", "ABWA+")
SLASH_MARKS = ("/TRTP/", "/NAME/", "/REMI/")
WORD_MARKS = ("Naam: ",)
