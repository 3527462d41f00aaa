"""What texts in each code page are made of: their letters, their languages, the signs that are written daily."""

from __future__ import annotations

from typing import Final

# The letters beyond ASCII that texts in each code page are full of.
LETTERS: Final[dict[str, str]] = {
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
SELDOM: Final[dict[str, str]] = {"cp1252": "ÂÊËÌÎÏÒÔÕÙÛŸÝýÞþÐðŠšŽžÿ‚„…†‹›¡¿´¹²³½"}
LATIN: Final = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "cp850", "cp852", "iso8859-2", "mac-roman"})
# The languages of the lexicon whose banks use a code page.
LANGUAGES: Final[dict[str, frozenset[str]]] = {
    "cp1252": frozenset({"de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ca"}),
    "iso8859-2": frozenset({"pl", "cs", "hr", "hu", "ro"}),
    "cp1250": frozenset({"pl", "cs", "hr", "hu", "ro"}),
    "cp1254": frozenset({"tr"}),
    "cp1257": frozenset({"lt"}),
}
# The letters beyond ASCII of each language: whatever is in it has hardly any others.
_WESTERN: Final = (
    "äöüßÄÖÜ", "éèêëàâçîïôùûœÉÈÊÀÂÇÎÔ", "áéíóúñüÁÉÍÓÚÑÜºª¿¡", "àèéìòùÀÈÉÌÒÙ", "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚºª",
    "éëïöüèÉË", "åäöéÅÄÖÉ", "æøåéÆØÅÉ", "áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ", "àçèéíïòóúüÀÇÈÉÍÏÒÓÚÜ·",
)  # fmt: skip
_CENTRAL: Final = (
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
    "áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "ăâîșțşţĂÂÎȘȚŞŢ", "čćđšžČĆĐŠŽ", "äöüßÄÖÜ",
)  # fmt: skip
ALPHABETS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("cp1252", "mac-roman", "cp850"), _WESTERN),
    **dict.fromkeys(("cp1250", "iso8859-2", "cp852"), _CENTRAL),
    "cp1254": ("çğıöşüÇĞİÖŞÜâîÂÎ",),
    "cp1257": ("ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", "õäöüšžÕÄÖÜŠŽ"),
}
# The letters of other scripts that make up two thirds of what is written in them.
_CYRILLIC: Final = "оеаинтсрвлкп"
OFTEN: Final[dict[str, str]] = {
    **dict.fromkeys(("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"), _CYRILLIC),
    "cp1253": "αοιετσνρηκπμςάίόέή",
    "cp1255": "יוהלאמרתבשנםק",
    "cp1256": "اليمنوترهبعدة",
    "cp874": "าอกนรงเมยลวด่ีั้ิ",
}
# The first bytes of the signs that are written daily: each standard puts these before the others.
DAILY: Final[dict[str, tuple[int, int]]] = {
    "cp932": (0x88, 0x98),
    "gb18030": (0xB0, 0xD7),
    "cp949": (0xB0, 0xC8),
    "big5hkscs": (0xA4, 0xC6),
    "euc_jp": (0xB0, 0xCF),
}
