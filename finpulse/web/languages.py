"""In which language a page speaks: that of the profile, else the one chosen here, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Final, ParamSpec
from zoneinfo import ZoneInfo

from babel import Locale
from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import Babel, get_translations, refresh

from finpulse.models import User

# Each with its own name, in the order of the choice; the code is the one of BCP 47.
LANGUAGES: Final = {"en": "English", "ru": "Русский", "uz": "Oʻzbekcha"}
COOKIE: Final = "finpulse_language"
CATALOGUES: Final = Path(__file__).parent / "translations"
# Days are written as the British write them.
FORMATS: Final = {"en": Locale("en", "GB"), "ru": Locale("ru"), "uz": Locale("uz")}

# So many values of each form are remembered in words.
_MOST_WRITTEN: Final = 4_000

Args = ParamSpec("Args")


def register(app: Flask) -> None:
    """Translate by the catalogues of this folder."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUES)
    Babel(app, locale_selector=language)
    # Flask-Babel finds the catalogue anew for each text; a page has hundreds.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # It is there with Jinja's i18n extension.
        gettext=lambda text: _catalogue().ugettext(text),
        ngettext=lambda one, many, count: _catalogue().ungettext(one, many, count),
        newstyle=True,
    )
    app.jinja_env.globals.update(LANGUAGES=LANGUAGES, language=language)


def speak_to(user: User) -> None:
    """Let the page be in the user's language and time zone from here on; what is said before stays in another."""
    g.profile_locale, g.time_zone = user.locale, ZoneInfo(user.time_zone)
    for found in ("language", "catalogue"):
        g.pop(found, None)
    refresh()


def language() -> str:
    """The language of this request's page, one of LANGUAGES: looked for once, since every text and figure asks."""
    if "language" not in g:
        g.language = _chosen()
    spoken: str = g.language
    return spoken


def _chosen() -> str:
    profile: str | None = g.get("profile_locale")
    if profile and (code := profile.partition("_")[0]) in LANGUAGES:
        return code
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "en"


def _catalogue() -> NullTranslations:
    """The texts of this request's language, which holds from the first text on."""
    if "catalogue" not in g:
        g.catalogue = get_translations()
    found: NullTranslations = g.catalogue
    return found


def formats() -> Locale:
    """How numbers and days are written in that language."""
    return FORMATS[language()]


def remembered(write: Callable[Args, str]) -> Callable[Args, str]:
    """The same function, which writes each value once a language: Babel takes up to 20 µs for a day."""

    @lru_cache(_MOST_WRITTEN)
    def written(code: str, *args: Args.args, **kwargs: Args.kwargs) -> str:
        del code
        return write(*args, **kwargs)

    @wraps(write)
    def from_memory(*args: Args.args, **kwargs: Args.kwargs) -> str:
        return written(language(), *args, **kwargs)  # type: ignore[arg-type]  # Days and their forms can be keys.

    return from_memory
