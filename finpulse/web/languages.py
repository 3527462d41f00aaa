"""In which language a page speaks: that of the profile, else the one chosen here, else what the browser asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from flask import Flask, g, request
from flask_babel import Babel

from finpulse.models import User

# Each with its own name, in the order of the choice; the code is the one of BCP 47.
LANGUAGES: Final = {"en": "English", "ru": "Русский", "uz": "Oʻzbekcha"}
COOKIE: Final = "finpulse_language"
CATALOGUES: Final = Path(__file__).parent / "translations"
# Days are written as the British write them.
FORMATS: Final = {"en": Locale("en", "GB"), "ru": Locale("ru"), "uz": Locale("uz")}


def register(app: Flask) -> None:
    """Translate by the catalogues of this folder."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUES)
    Babel(app, locale_selector=language)
    app.jinja_env.globals.update(LANGUAGES=LANGUAGES, language=language)


def speak_to(user: User) -> None:
    """Let the page be in the user's language and time zone from here on; what is said before stays in another."""
    g.profile_locale, g.time_zone = user.locale, ZoneInfo(user.time_zone)


def language() -> str:
    """The language of this request's page, one of LANGUAGES."""
    profile: str | None = g.get("profile_locale")
    if profile and (code := profile.partition("_")[0]) in LANGUAGES:
        return code
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "en"


def formats() -> Locale:
    """How numbers and days are written in that language."""
    return FORMATS[language()]
