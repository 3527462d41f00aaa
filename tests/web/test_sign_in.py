"""Signing in to the pages: cookies, tokens of forms, the second factor, and the end of a session everywhere."""

from __future__ import annotations

import pyotp
import pytest
from flask import Flask

from finpulse.api.auth.session_cookie import COOKIE
from tests.support.browser import Browser, signed_in
from tests.support.client import PASSWORD, Client

OTHER_PASSWORD = "a wholly different phrase"


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app)


@pytest.fixture
def email(client: Client) -> str:
    found: str = client.get("/profile")["email"]
    return found


def test_whoever_is_not_signed_in_is_led_to_the_form_and_back(browser: Browser, email: str) -> None:
    answer = browser.open("/?month=2026-10")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/%3Fmonth%3D2026-10")
    assert 'name="next" value="/?month=2026-10"' in browser.open(answer.location).text
    answer = browser.send("/sign-in", {"email": email, "password": PASSWORD, "next": "/?month=2026-10"})
    assert answer.location == "/?month=2026-10"
    assert browser.open("/").status_code == 200
    assert browser.open("/sign-in").location == "/"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "/\\evil.example", "https://evil.example", "/\n/evil.example"])
def test_no_link_leads_from_the_sign_in_to_another_site(browser: Browser, email: str, elsewhere: str) -> None:
    assert browser.sign_in(email, next=elsewhere).location == "/"


def test_a_wrong_address_and_a_wrong_password_are_told_alike(browser: Browser, email: str) -> None:
    wrong = [browser.sign_in(email, "not this one at all"), browser.sign_in("nobody@example.com")]
    assert {answer.status_code for answer in wrong} == {401}
    assert all("Email or password is wrong." in answer.text for answer in wrong)
    assert browser.cookie(COOKIE) is None


def test_the_cookie_is_for_no_script_no_other_site_and_over_tls_for_tls_alone(browser: Browser, email: str) -> None:
    browser.open("/sign-in")
    fields = {"email": email, "password": PASSWORD}
    plain = browser.send("/sign-in", fields).headers.getlist("Set-Cookie")
    browser.open("/sign-in")
    fresh = Browser(browser.http.application)
    fresh.open("/sign-in")
    sealed = fresh.send("/sign-in", fields, headers={"X-Forwarded-Proto": "https"}).headers.getlist("Set-Cookie")
    mine = [next(cookie for cookie in cookies if cookie.startswith(f"{COOKIE}=")) for cookies in (plain, sealed)]
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie for cookie in mine)
    assert ["Secure" in cookie for cookie in mine] == [False, True]


def test_the_cookie_is_no_token_of_the_api_nor_the_other_way_round(
    browser: Browser, client: Client, email: str
) -> None:
    browser.sign_in(email)
    assert browser.http.get("/profile").status_code == 401
    shown = browser.cookie(COOKIE)
    assert browser.http.get("/profile", headers={"Authorization": f"Bearer {shown}"}).status_code == 401
    assert client.token is not None
    browser.http.set_cookie(COOKIE, client.token)
    assert browser.open("/").status_code == 303


def test_a_form_without_our_token_changes_nothing(app: Flask) -> None:
    browser, client = signed_in(app)
    stranger, _ = signed_in(app)
    for token, headers in (
        ("", {}),
        ("x" * 88, {}),
        (stranger.token, {}),
        (browser.token, {"Origin": "https://evil.example"}),
        (browser.token, {"Origin": "null"}),
    ):
        answer = browser.send("/language", {"language": "ru", "csrf_token": token}, headers=headers)
        assert (answer.status_code, answer.mimetype) == (403, "text/html")
    assert client.get("/profile")["locale"] is None
    answer = browser.send("/language", {"language": "ru"}, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303
    assert client.get("/profile")["locale"] == "ru"


def test_a_form_of_the_sign_in_needs_its_token_too(browser: Browser, email: str) -> None:
    answer = browser.http.post("/sign-in", data={"email": email, "password": PASSWORD})
    assert answer.status_code == 403


def test_signing_out_ends_the_session_for_a_copy_of_its_cookie_too(app: Flask) -> None:
    browser, _ = signed_in(app)
    copied = browser.cookie(COOKIE)
    assert copied is not None
    assert browser.send("/sign-out").location == "/sign-in"
    assert browser.cookie(COOKIE) is None
    browser.http.set_cookie(COOKIE, copied)
    assert browser.open("/").location.startswith("/sign-in")


def test_a_new_password_ends_every_session(app: Flask) -> None:
    browser, client = signed_in(app)
    client.request("PATCH", "/profile", json={"password": OTHER_PASSWORD, "current_password": PASSWORD})
    assert browser.open("/").location.endswith("&ended=1")


def test_the_second_factor_is_asked_for_after_the_password(browser: Browser, client: Client, email: str) -> None:
    secret = client.post("/profile/totp", expect=201)["secret"]
    recovery = client.post("/profile/totp/confirm", {"code": pyotp.TOTP(secret).now()}, expect=200)["recovery_codes"]
    page = browser.sign_in(email)
    assert page.status_code == 200
    assert browser.cookie(COOKIE) is None
    half = page.text.split('name="halfway" value="')[1].split('"')[0]
    assert browser.send("/sign-in/code", {"halfway": half, "code": "000000"}).status_code == 401
    assert browser.send("/sign-in/code", {"halfway": "forged", "code": recovery[0]}).status_code == 401
    assert browser.http.get("/profile", headers={"Authorization": f"Bearer {half}"}).status_code == 401
    assert browser.send("/sign-in/code", {"halfway": half, "code": recovery[0]}).status_code == 303
    assert browser.open("/").status_code == 200


def test_registering_signs_in_and_says_in_words_what_does_not_fit(browser: Browser, email: str) -> None:
    browser.open("/register")
    taken = browser.send("/register", {"email": email, "password": PASSWORD})
    assert (taken.status_code, "registered with this address already" in taken.text) == (409, True)
    short = browser.send("/register", {"email": f"new-{email}", "password": "elevenchars"})
    assert (short.status_code, "1 more character is needed" in short.text) == (422, True)
    assert f'value="new-{email}"' in short.text
    assert "elevenchars" not in short.text
    fields = {"email": f"new-{email}", "password": PASSWORD, "currency": "EUR", "time_zone": "Asia/Tashkent"}
    assert browser.send("/register", fields).location == "/"
    assert "Drop a statement here" in browser.open("/").text


def test_no_currency_is_taken_for_somebody_who_chose_none(browser: Browser, email: str) -> None:
    browser.open("/register")
    fields = {"email": f"new-{email}", "password": PASSWORD, "currency": ""}
    assert browser.send("/register", fields).location == "/"
    assert 'placeholder="EUR" value=""' in browser.open("/accounts").text
    browser.send("/settings/profile", {"base_currency": "GBP", "time_zone": "UTC"})
    assert 'placeholder="EUR" value="GBP"' in browser.open("/accounts").text
