"""Settings: each is kept, what proves who one is is asked for, and secrets are shown once."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from urllib.parse import unquote

import pyotp
from flask import Flask

from tests.support.browser import Browser, signed_in
from tests.support.client import PASSWORD, Client
from tests.support.jobs import IMPORT_STAGES, Run

NEW = "another unlikely phrase"


def test_profile_and_looks_are_kept(app: Flask) -> None:
    browser, client = signed_in(app)
    assert browser.send("/settings/profile", {"base_currency": "", "time_zone": "UTC"}).status_code == 303
    fields = {"base_currency": "KZT", "time_zone": "Asia/Almaty"}
    assert browser.send("/settings/profile", fields).location == "/settings?saved=1"
    assert "Saved." in browser.open("/settings?saved=1").text
    profile = client.get("/profile")
    assert (profile["base_currency"], profile["time_zone"]) == ("KZT", "Asia/Almaty")
    wrong = browser.send("/settings/profile", {"base_currency": "KZT", "time_zone": "Moon/Base"})
    assert (wrong.status_code, "This is no time zone" in wrong.text) == (422, True)
    for theme in ("light", "dark", "auto"):
        assert browser.send("/appearance", {"theme": "next", "next": "/settings"}).location == "/settings"
        assert f'data-theme="{theme}"' in browser.open("/settings").text
    browser.send("/appearance", {"keys": "off"})
    assert 'data-keys="off"' in browser.open("/settings").text


def test_a_new_password_ends_the_other_sign_ins_and_not_this_one(app: Flask) -> None:
    browser, client = signed_in(app)
    elsewhere = Browser(app)
    email = client.get("/profile")["email"]
    elsewhere.sign_in(email)
    wrong = browser.send("/settings/password", {"current_password": "not this at all", "password": NEW})
    assert (wrong.status_code, "not the password that you have now" in wrong.text) == (422, True)
    assert browser.send("/settings/password", {"current_password": PASSWORD, "password": NEW}).status_code == 303
    assert browser.open("/settings").status_code == 200
    assert elsewhere.open("/settings").status_code == 303
    elsewhere.sign_in(email, NEW)
    browser.send("/settings/sessions/end")
    assert elsewhere.open("/settings").status_code == 303


def test_another_address_takes_the_password_and_ends_the_other_sign_ins(app: Flask, other: Client) -> None:
    browser, client = signed_in(app)
    old, new = client.get("/profile")["email"], f"new-{client.user_id}@example.org"
    elsewhere = Browser(app)
    elsewhere.sign_in(old)
    for email, password, status in [(new, "not this at all", 422), ("nobody", PASSWORD, 422),
                                    (other.get("/profile")["email"], PASSWORD, 409)]:  # fmt: skip
        refused = browser.send("/settings/address", {"email": email, "current_password": password})
        assert (refused.status_code, 'aria-invalid="true"' in refused.text) == (status, True)
    answer = browser.send("/settings/address", {"email": new, "current_password": PASSWORD})
    assert "Every other sign-in has ended." in browser.open(answer.location).text
    assert elsewhere.open("/settings").status_code == 303
    assert elsewhere.sign_in(old).status_code == 401
    assert elsewhere.sign_in(new).status_code == 303


def test_the_second_factor_is_set_up_and_turned_off(app: Flask) -> None:
    browser, client = signed_in(app)
    begun = browser.send("/settings/second-factor").text
    secret = re.search(r'name="secret" value="(\w+)"', begun)
    assert secret is not None
    assert re.search(r'<svg viewBox="[^"]+"[^>]*><path', begun)
    fields = {"secret": secret[1], "code": "000000"}
    assert browser.send("/settings/second-factor/confirm", fields).status_code == 422
    shown = browser.send("/settings/second-factor/confirm", {**fields, "code": pyotp.TOTP(secret[1]).now()}).text
    codes = re.findall(r"<li>([\w-]+)</li>", shown)
    assert len(codes) >= 8
    file = re.search(r'download="fin-pulse-recovery-codes.txt" href="data:text/plain;charset=utf-8,([^"]+)"', shown)
    assert file is not None
    assert unquote(file[1]).split()[-len(codes) :] == codes
    assert client.get("/profile")["second_factor"] is True
    assert codes[0] not in browser.open("/settings").text
    off = {"current_password": PASSWORD, "code": "000000"}
    assert browser.send("/settings/second-factor/off", off).status_code == 422
    assert browser.send("/settings/second-factor/off", {**off, "code": codes[0]}).status_code == 303
    assert client.get("/profile")["second_factor"] is False


def test_a_token_is_shown_once_and_may_do_what_it_says(app: Flask, other: Client) -> None:
    browser, client = signed_in(app)
    shown = browser.send("/settings/tokens", {"name": "Sheets", "scope": "read"}).text
    token = re.search(r"fp_\w+", shown)
    assert token is not None
    program = Client(app, token[0])
    assert program.request("GET", "/transactions").status_code == 200
    assert program.request("POST", "/accounts", json={"name": "x"}).status_code == 403
    for wrong in ({"scope": "admin"}, {}, {"scope": "read", "until": "2020-01-01"}, {"scope": "read", "until": "soon"}):
        assert browser.send("/settings/tokens", {"name": "Root", **wrong}).status_code == 422
    client.request("PATCH", "/profile", json={"time_zone": "Asia/Tashkent"})
    browser.send("/settings/tokens", {"name": "Both", "scope": ["read", "write"], "until": "2099-12-31"})
    both = client.get("/profile/tokens")[0]
    assert (both["scopes"], both["expires_at"]) == (["read", "write"], "2099-12-31T19:00:00+00:00")
    page = browser.open("/settings").text
    assert token[0] not in page
    *_, address = re.finditer(r'action="(/settings/tokens/[\w-]+/delete)"', page)
    stranger, _ = signed_in(app)
    assert stranger.send(address[1]).status_code == 404
    assert browser.send(address[1]).status_code == 303
    assert program.request("GET", "/transactions").status_code == 401


def test_everything_is_handed_over_and_deleted_for_whoever_knows_the_password(app: Flask) -> None:
    browser, client = signed_in(app)
    for address in ("/settings/export", "/settings/delete"):
        assert browser.send(address, {"current_password": "not this at all"}).status_code == 422
    archive = browser.send("/settings/export", {"current_password": PASSWORD})
    assert "README.txt" in zipfile.ZipFile(BytesIO(archive.data)).namelist()
    assert browser.send("/settings/delete", {"current_password": PASSWORD}).location == "/sign-in"
    assert client.request("GET", "/profile").status_code == 401
    assert browser.open("/").status_code == 303


def test_the_sample_has_an_account_of_its_own_is_proven_and_goes_by_a_click(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    own = client.account(name="Own", currency="UZS")
    led = browser.send("/sample").location
    assert re.fullmatch(r"/imports/\d+", led)
    assert {account["name"] for account in client.get("/accounts")} == {"Own", "Sample"}
    job_id = int(led.rpartition("/")[2])
    for stage in IMPORT_STAGES:
        assert run(client.user_id, job_id, stage)
    job = client.get(f"/etl/jobs/{job_id}")
    assert (job["proof"]["verdict"], job["needs_review"], job["rows"]["inserted"]) == ("proven", False, 405)
    calendar = browser.open("/accounts?until=2026-10").text
    assert len(re.findall(r'aria-label="Sample, \w+ 2026: proven', calendar)) == 6
    assert browser.send("/sample").location == "/"
    assert len(client.get("/accounts")) == 2
    assert browser.send("/sample/remove").location == "/"
    assert [account["id"] for account in client.get("/accounts")] == [own]
    assert browser.send("/sample/remove").status_code == 303
