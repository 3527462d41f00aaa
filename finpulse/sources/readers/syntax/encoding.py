"""Bytes -> the name of their encoding, by what text each candidate makes of them."""

from __future__ import annotations

import codecs
import re
from typing import Final

from finpulse.sources.detection.lexicon.header_words import header_word, languages_of

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The letters beyond ASCII that texts in each code page are full of.
_LETTERS: Final[dict[str, str]] = {
    "cp1252": "äöüßÄÖÜéèêëàâçñãõôóòíìîïúùûøåæÅØÆœÉÈÀÇÑÁÍÓÚáÊÃ€£°§«»–—’“”·º",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽöüőűÖÜŐŰăâîșțşţđĐľĺôä€–„”",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіїєґІЇЄҐўЎ№«»–—",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ€–",
    "cp1254": "çğıöşüÇĞİÖŞÜâî€",
    "cp874": "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)))),
    "cp1255": "אבגדהוזחטיכךלמםנןסעפףצץקרשת₪",
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآئؤ،",
    "cp1257": "ąčęėįšųūžĄČĘĖĮŠŲŪŽāčēģīķļņšūžĀĒĢĪĶĻŅõäöü€–„“",
    "koi8-r": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "cp866": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№",
    "cp850": "äöüßÄÖÜéèêàçñãõáíóúøåæØÅÆÉÀÇÑÁÍÓÚÎôîïëâûù",
    "cp852": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽöüőűÖÜ",
    "iso8859-2": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽöüőűÖÜŐŰăâîșțşţđĐľĺôä",
    "iso8859-5": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіїєІЇЄўЎ№",
    "mac-roman": "äöüßÄÖÜéèêëàâçñãõôóòíìîïúùûøåæÅØÆœÉÈÀÇÑ€£",
    "mac-cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё№",
}
# Letters that a code page has too, and its languages use now and then.
_SELDOM: Final[dict[str, str]] = {"cp1252": "ÂÊËÌÎÏÒÔÕÙÛŸÝýÞþÐðŠšŽžÿ‚„…†‹›¡¿´¹²³½"}
_LATIN: Final = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "cp850", "cp852", "iso8859-2", "mac-roman"})
# In Latin scripts, hardly ever do four letters beyond ASCII follow each other.
_RUN: Final = re.compile(r"[^\W\d_a-zA-Z]{4,}")
# In other scripts, hardly ever does a word also have ASCII letters.
_MIXED: Final = re.compile(r"[a-zA-Z](?=[^\W\d_a-zA-Z])|[^\W\d_a-zA-Z](?=[a-zA-Z])")
# The languages of the lexicon whose banks use a code page.
_LANGUAGES: Final[dict[str, frozenset[str]]] = {
    "cp1252": frozenset({"de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ca"}),
    "iso8859-2": frozenset({"pl", "cs", "hr", "hu", "ro"}),
    "cp1250": frozenset({"pl", "cs", "hr", "hu", "ro"}),
    "cp1254": frozenset({"tr"}),
    "cp1257": frozenset({"lt"}),
}
# What the header's language, and each of its words that a code page makes, add to a share of at most 1.
_AT_HOME: Final = 0.2
_KNOWN_WORD: Final = 0.15
# In the order in which they win a tie.
_MULTIBYTE: Final = ("cp932", "gb18030", "cp949", "big5hkscs", "euc_jp")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u3000-\u303f\uff00-\uffef]")
_RARE: Final = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff\ufffd\U00010000-\U0010ffff]")
_MOST: Final = 20_000


def decide_encoding(sample: bytes) -> str:
    """The encoding of a file whose beginning is given; the sample may end amid a character."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _utf16_without_mark(sample):
        return wide
    if _decodes(sample, "utf-8"):
        return "utf-8"
    return _by_letters(sample)


def _utf16_without_mark(sample: bytes) -> str | None:
    """Text in UTF-16 shows a zero byte for nearly every ASCII character, always on the same side."""
    start = sample[:2000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < 0.3 * len(start) / 2 or min(even, odd) > 0.05 * len(start) / 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _lines_with_letters(sample: bytes) -> bytes:
    """Only lines that have a byte above ASCII say anything about the encoding."""
    lines = [line for line in sample.splitlines() if _HIGH.search(line)]
    return b"\n".join(lines)[:_MOST]


def _by_letters(sample: bytes) -> str:
    lines = _lines_with_letters(sample)
    candidates = [*_LETTERS, *(encoding for encoding in _MULTIBYTE if _decodes(lines, encoding))]
    start = sample[:_MOST]
    return max(
        candidates, key=lambda encoding: _plausibility(lines, encoding, _languages(start.decode(encoding, "replace")))
    )


def _languages(text: str) -> frozenset[str]:
    """The languages of the header that the text has, if it has one."""
    lines = text.splitlines()[:30]
    rows = [re.split(r"[,;\t|]", line.replace('"', "")) for line in lines]
    return max((languages_of(row) for row in rows if len(row) > 2), key=len, default=frozenset())


def _plausibility(sample: bytes, encoding: str, languages: frozenset[str]) -> float:
    """How much of the text beyond ASCII is what people write, from 0 to 1, and whether headers become words."""
    text = sample.decode(encoding, "replace")
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    if encoding in _MULTIBYTE:
        share = (len(_ASIAN.findall(text)) - 1.5 * len(_RARE.findall(text))) / len(beyond)
        share -= 0.1 if encoding == "gb18030" else 0.0
    else:
        # A blank that breaks no line stands in amounts in every code page that has one.
        usual, seldom = {*_LETTERS[encoding], "\u00a0"}, set(_SELDOM.get(encoding, ""))
        points = sum(1.0 if character in usual else 0.8 * (character in seldom) for character in beyond)
        share = points / len(beyond) - _odd_case_share(text, encoding)
        odd = sum(map(len, _RUN.findall(text))) if encoding in _LATIN else 0.5 * len(_MIXED.findall(text))
        share -= odd / len(beyond)
    home = _AT_HOME if _LANGUAGES.get(encoding, frozenset()) & languages else 0.0
    return share + home + _KNOWN_WORD * min(_known_words(text), 4)


def _odd_case_share(text: str, encoding: str) -> float:
    """The share of words that change from small letters to capitals, as only a wrong code page makes them."""
    if encoding in ("cp1255", "cp1256", "cp874"):
        return 0.0
    words = re.findall(r"[^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]*", text)
    odd = sum(bool(re.search(r"[^\W\d_A-Z]", word)) and not _usual_case(word) for word in words)
    return 0.8 * odd / len(words) if words else 0.0


def _usual_case(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle() or word[1:].islower()


def _known_words(text: str) -> int:
    """How many cells with letters beyond ASCII in the first lines are column words of the lexicon."""
    cells = [cell for line in text.splitlines()[:30] for cell in re.split(r"[,;\t|]", line)]
    return sum(not cell.isascii() and _is_word(cell) for cell in cells[:300])


def _is_word(cell: str) -> bool:
    """Whether a cell is a column word with a letter beyond ASCII, which only the right encoding makes it."""
    word = header_word(cell.strip(' "')[:80])
    return word is not None and word.strength > 0.9
