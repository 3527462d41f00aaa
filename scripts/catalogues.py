"""The words of the pages in every language: new ones are added to the catalogues, gone ones taken out, all compiled.

A word that has no translation yet stays empty, which tests/web/test_languages.py doesn't let through.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from finpulse.web.languages import CATALOGUES, LANGUAGES

FOLDER: Final = CATALOGUES.parent
METHODS: Final = [("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS: Final = {"templates/**.html": {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}}
KEYWORDS: Final[dict[str, tuple[int, ...] | None]] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "N_": None,
}
# The same words make the same files, whenever they are compiled.
NO_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)
# English needs none: it is what the code says.
TRANSLATED: Final = tuple(code for code in LANGUAGES if code != "en")


def extracted() -> Catalog:
    """All that the code and the templates say, without its translation."""
    catalog = Catalog(project="Fin-Pulse", charset="utf-8")
    for _file, _line, message, _comments, context in extract_from_dir(FOLDER, METHODS, OPTIONS, KEYWORDS):
        catalog.add(message, context=context)
    return catalog


def catalogue_path(code: str) -> Path:
    """Where the translations into a language are written."""
    return CATALOGUES / code / "LC_MESSAGES" / "messages.po"


def read_catalogue(code: str) -> Catalog:
    """The translations into a language; none where there is no file yet."""
    path = catalogue_path(code)
    if not path.exists():
        return Catalog(locale=code, project="Fin-Pulse", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=code)


def main() -> None:
    """Bring each catalogue up to date, and compile it."""
    for code in TRANSLATED:
        catalog = read_catalogue(code)
        # Each gets messages of its own: an update writes into them, and would hand one language's words to the next.
        catalog.update(extracted(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.creation_date = catalog.revision_date = NO_DATE
        path = catalogue_path(code)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=120, no_location=True, sort_output=True, omit_header=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
        missing = [message.id for message in catalog if message.id and not message.string]
        sys.stdout.write(f"{code}: {len(catalog)} messages, {len(missing)} without a translation\n")


if __name__ == "__main__":
    main()
