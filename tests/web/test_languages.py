"""The catalogues: nothing untranslated, nothing left over, the same placeholders, and compiled as they are written."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from flask import Flask, g

from finpulse.web import formats
from finpulse.web.languages import COOKIE
from scripts.catalogues import NO_DATE, TRANSLATED, catalogue_path, extracted, read_catalogue
from tests.support.browser import Browser, signed_in

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def texts(message: Message) -> list[str]:
    said = message.string
    return list(said) if isinstance(said, (list, tuple)) else [str(said)]


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_untranslated_and_nothing_is_left_over(code: str) -> None:
    catalogue = read_catalogue(code)
    said = {message.id for message in extracted() if message.id}
    kept = {message.id for message in catalogue if message.id}
    assert {str(each) for each in said} == {str(each) for each in kept}
    for message in catalogue:
        if not message.id:
            continue
        assert all(texts(message)), message.id
        sources = message.id if isinstance(message.id, (list, tuple)) else [message.id]
        wanted = set(PLACEHOLDER.findall(sources[-1]))
        assert all(set(PLACEHOLDER.findall(text)) == wanted for text in texts(message)), message.id
        assert code != "uz" or not re.search("[А-Яа-яЁё]", "".join(texts(message))), f"{message.id}: this is Russian"
        assert not re.search("['`‘]", "".join(texts(message))), f"{message.id}: letters of Uzbek are U+02BB and U+02BC"


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_catalogue_is_the_written_one(code: str) -> None:
    written = read_catalogue(code)
    written.creation_date = written.revision_date = NO_DATE
    compiled = io.BytesIO()
    write_mo(compiled, written)
    assert catalogue_path(code).with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_a_page_speaks_the_language_of_the_profile_else_of_the_choice_else_of_the_browser(app: Flask) -> None:
    nobody = Browser(app)
    assert '<html lang="uz"' in nobody.open("/sign-in", headers={"Accept-Language": "fr, uz;q=0.8"}).text
    assert '<html lang="en"' in nobody.open("/sign-in", headers={"Accept-Language": "fr"}).text
    nobody.send("/language", {"language": "ru", "next": "/sign-in"})
    assert nobody.cookie(COOKIE) == "ru"
    assert "Войти" in nobody.open("/sign-in").text
    assert nobody.send("/language", {"language": "xx"}).status_code == 422
    browser, client = signed_in(app)
    client.request("PATCH", "/profile", json={"locale": "uz_UZ"})
    assert "Xush kelibsiz" in browser.open("/", headers={"Accept-Language": "ru"}).text


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", ["−20,689,200.50", "34.85%", "3.2M", "30 October 2026", "Fri 30 Oct", "October 2026"]),
        (
            "ru",
            ["−20\N{NO-BREAK SPACE}689\N{NO-BREAK SPACE}200,50", "34,85\N{NO-BREAK SPACE}%",
             "3,2\N{NO-BREAK SPACE}млн", "30 октября 2026\N{NO-BREAK SPACE}г.", "пт, 30 окт.", "Октябрь 2026"],
        ),
        (
            "uz",
            ["−20\N{NO-BREAK SPACE}689\N{NO-BREAK SPACE}200,50", "34,85%", "3,2\N{NO-BREAK SPACE}mln",
             "30-oktabr, 2026", "Jum, 30-okt", "2026-yil oktabr"],
        ),
    ],
)  # fmt: skip
def test_figures_are_written_as_the_language_writes_them(app: Flask, locale: str, expected: list[str]) -> None:
    with app.test_request_context():
        g.profile_locale, g.time_zone = locale, timezone(timedelta(hours=5))
        day = date(2026, 10, 30)
        assert [
            formats.number(Decimal("-20689200.50")),
            formats.share(Decimal("34.85")),
            formats.short(Decimal(3_199_500)),
            formats.day(day),
            formats.day_in_list(day),
            formats.month(day),
        ] == expected
        told = formats.moment(datetime(2026, 10, 30, 20, tzinfo=timezone.utc))  # noqa: UP017
        assert "31" in told
        assert "01:00" in told
        mark = "." if locale == "en" else ","
        shown = f'<data class="money in" value="12.5">+12{mark}50<span class="cur">USD</span></data>'
        assert formats.money(Decimal("12.5"), "USD") == shown
