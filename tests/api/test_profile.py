"""Registering, signing in, and the profile."""

from __future__ import annotations

import unicodedata
import uuid
from concurrent.futures import ThreadPoolExecutor

import bcrypt
import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import User
from tests.support.client import PASSWORD, Client
from tests.support.problems import as_json, fields_of, problem_of


def credentials(**changes: str) -> dict[str, str]:
    return {"email": f"{uuid.uuid4().hex}@example.com", "password": PASSWORD, **changes}


def login(client: Client, body: dict[str, str]) -> dict[str, str]:
    pair: dict[str, str] = client.post("/profile/login", body, expect=200)
    return pair


def with_token(client: Client, token: str) -> Client:
    return Client(client.http.application, token)  # type: ignore[arg-type]  # The app that made it.


def test_whoever_registers_can_sign_in_and_read_the_profile(nobody: Client) -> None:
    given = credentials(email=f"  Mixed.{uuid.uuid4().hex}@Example.COM ")
    user = nobody.post("/profile/register", given)
    assert user["email"] == given["email"].strip().lower()
    assert user["role"] == "user"
    pair = login(nobody, given)
    assert pair["token_type"] == "bearer"
    profile = with_token(nobody, pair["access_token"]).get("/profile")
    assert (profile["id"], profile["email"]) == (user["id"], user["email"])


def test_a_taken_address_is_a_conflict_in_whatever_case(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    again = nobody.request("POST", "/profile/register", json={**given, "email": given["email"].upper()})
    problem_of(again, 409)


def test_registering_twice_with_one_key_is_registering_once(nobody: Client) -> None:
    given, key = credentials(), {"Idempotency-Key": uuid.uuid4().hex}
    first, second = (nobody.request("POST", "/profile/register", json=given, headers=key) for _ in range(2))
    assert (first.status_code, first.json) == (201, second.json)
    stranger = nobody.request(
        "POST", "/profile/register", json={**given, "password": "another long password"}, headers=key
    )
    problem_of(stranger, 409)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "a@b"}, "email"),
        ({"email": "nul\x00@example.com"}, "email"),
        ({"email": "half\ud800@example.com"}, "email"),
        ({"email": "x" * 250 + "@example.com"}, "email"),
        ({"password": "elevenbytes"}, "password"),
        ({"password": "é" * 37}, "password"),
        ({"password": "a nul in here \x00"}, "password"),
    ],
)
def test_what_cannot_be_registered_says_why(nobody: Client, change: dict[str, str], field: str) -> None:
    assert fields_of(nobody.request("POST", "/profile/register", **as_json(credentials(**change)))) == {field}


def test_passwords_are_measured_in_bytes(nobody: Client) -> None:
    given = credentials(password="éàüößñçåøæþð" * 3)
    nobody.post("/profile/register", given)
    login(nobody, given)


def test_a_wrong_address_and_any_wrong_password_are_one_refusal(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    wrong = [credentials(), {**given, "password": "wrong"}, {**given, "password": "x" * 1000}, {**given, "email": "?"}]
    details = {problem_of(nobody.request("POST", "/profile/login", json=body), 401)["detail"] for body in wrong}
    assert len(details) == 1


def refreshed(client: Client, pair: dict[str, str]) -> dict[str, str]:
    fresh: dict[str, str] = with_token(client, pair["refresh_token"]).post("/profile/refresh", expect=200)
    return fresh


def assert_revoked(client: Client, *pairs: dict[str, str]) -> None:
    """Nothing of these pairs, which are of one sign-in, opens anything any more."""
    for pair in pairs:
        problem_of(with_token(client, pair["access_token"]).request("GET", "/profile"), 401)
        problem_of(with_token(client, pair["refresh_token"]).request("POST", "/profile/refresh"), 401)


def test_each_refresh_token_works_once_and_its_reuse_revokes_the_family(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    first, apart = login(nobody, given), login(nobody, given)
    second = refreshed(nobody, first)
    third = refreshed(nobody, second)
    with_token(nobody, third["access_token"]).get("/profile")
    problem_of(with_token(nobody, first["refresh_token"]).request("POST", "/profile/refresh"), 401)
    assert_revoked(nobody, first, second, third)
    with_token(nobody, apart["access_token"]).get("/profile")


def test_of_two_refreshes_at_once_both_succeed_and_go_on(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    first = login(nobody, given)
    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(lambda _: refreshed(nobody, first), range(2))
    refreshed(nobody, two)
    refreshed(nobody, one)  # It is the one before the newest now.
    problem_of(with_token(nobody, first["refresh_token"]).request("POST", "/profile/refresh"), 401)
    assert_revoked(nobody, first, one, two)


def test_the_token_before_the_newest_works_but_once_and_only_for_a_moment(nobody: Client, session: Session) -> None:
    given = credentials()
    owner_id = nobody.post("/profile/register", given)["id"]
    thrice, late = login(nobody, given), login(nobody, given)
    refreshed(nobody, thrice)
    refreshed(nobody, thrice)
    problem_of(with_token(nobody, thrice["refresh_token"]).request("POST", "/profile/refresh"), 401)
    refreshed(nobody, late)
    past = text("UPDATE token_families SET rotated_at = rotated_at - interval '31 s' WHERE owner_id = :id")
    session.execute(past, {"id": owner_id})
    session.commit()
    problem_of(with_token(nobody, late["refresh_token"]).request("POST", "/profile/refresh"), 401)
    assert_revoked(nobody, thrice, late)


def test_after_logout_both_tokens_are_dead(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    pair = login(nobody, given)
    client = with_token(nobody, pair["access_token"])
    assert client.request("POST", "/profile/logout").status_code == 204
    problem_of(client.request("GET", "/profile"), 401)
    problem_of(with_token(nobody, pair["refresh_token"]).request("POST", "/profile/refresh"), 401)


def test_access_and_refresh_tokens_are_not_each_other(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    pair = login(nobody, given)
    problem_of(with_token(nobody, pair["refresh_token"]).request("GET", "/profile"), 401)
    problem_of(with_token(nobody, pair["access_token"]).request("POST", "/profile/refresh"), 401)


@pytest.mark.parametrize("token", [None, "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."])
def test_what_is_no_token_opens_nothing(app: Flask, token: str | None) -> None:
    answer = Client(app, token).request("GET", "/profile")
    problem_of(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_profile_can_be_changed_and_forgotten(client: Client) -> None:
    body = {"base_currency": "dem", "time_zone": "Asia/Tashkent", "locale": "de-AT"}
    profile = client.request("PATCH", "/profile", json=body).json
    assert profile is not None
    assert (profile["base_currency"], profile["time_zone"], profile["locale"]) == ("DEM", "Asia/Tashkent", "de_AT")
    assert client.request("PATCH", "/profile", json={"base_currency": None}).json["base_currency"] is None  # type: ignore[index]  # It is JSON.


@pytest.mark.parametrize(
    "body",
    [
        {"base_currency": "ZZZ"},
        {"base_currency": 1},
        {"time_zone": "../etc/passwd"},
        {"time_zone": None},
        {"time_zone": "localtime"},
        {"locale": "x\x00"},
        {"email": "other@example.com"},
        {"email": "no address", "current_password": PASSWORD},
        {"email": "other@example.com", "current_password": "wrong"},
        {"role": "admin"},
        {"password": "a long new password"},
        {"current_password": PASSWORD},
        {"password": "a long new password", "current_password": "wrong"},
        {"password": "short", "current_password": PASSWORD},
    ],
)
def test_a_profile_takes_only_what_fits(client: Client, body: dict[str, object]) -> None:
    before = client.get("/profile")
    assert len(fields_of(client.request("PATCH", "/profile", json=body))) == 1
    assert client.get("/profile") == before


def test_a_new_password_ends_all_other_sign_ins(nobody: Client) -> None:
    given = credentials()
    nobody.post("/profile/register", given)
    here, there = (with_token(nobody, login(nobody, given)["access_token"]) for _ in range(2))
    change = {"password": "another long password", "current_password": PASSWORD}
    assert here.request("PATCH", "/profile", json=change).status_code == 200
    here.get("/profile")
    problem_of(there.request("GET", "/profile"), 401)
    problem_of(nobody.request("POST", "/profile/login", json=given), 401)
    login(nobody, {**given, "password": change["password"]})


def test_a_new_address_takes_the_password_and_ends_all_other_sign_ins(nobody: Client) -> None:
    given, wanted = credentials(), credentials()["email"]
    nobody.post("/profile/register", given)
    here, there = (with_token(nobody, login(nobody, given)["access_token"]) for _ in range(2))
    changed = here.request("PATCH", "/profile", json={"email": f" {wanted.upper()}", "current_password": PASSWORD})
    assert (changed.status_code, changed.json["email"]) == (200, wanted)  # type: ignore[index]  # It is JSON.
    here.get("/profile")
    problem_of(there.request("GET", "/profile"), 401)
    problem_of(nobody.request("POST", "/profile/login", json=given), 401)
    login(nobody, {**given, "email": wanted})
    nobody.post("/profile/register", given)


def test_a_taken_address_is_a_conflict_for_whoever_would_have_it(nobody: Client, client: Client) -> None:
    given = credentials(email=f"{uuid.uuid4().hex}@bücher.example")
    nobody.post("/profile/register", given)
    for taken in (given["email"], given["email"].upper().replace("BÜCHER", "xn--bcher-kva")):
        change = {"email": taken, "current_password": PASSWORD}
        assert problem_of(client.request("PATCH", "/profile", json=change), 409)["code"] == "name_taken"
    own = client.get("/profile")["email"]
    assert client.request("PATCH", "/profile", json={"email": own, "current_password": PASSWORD}).status_code == 200


def test_a_password_is_the_same_in_either_form_of_its_letters(nobody: Client, session: Session) -> None:
    spoken = "größere Hörnchen für Zoë"
    composed, taken_apart = (unicodedata.normalize(form, spoken) for form in ("NFC", "NFD"))
    given = credentials(password=taken_apart)
    nobody.post("/profile/register", given)
    before = bcrypt.hashpw(taken_apart.encode(), bcrypt.gensalt(4)).decode()
    older = credentials()["email"]
    session.add(User(email=older, password_hash=before))
    session.commit()
    for password in (composed, taken_apart):
        login(nobody, {**given, "password": password})
    login(nobody, {"email": older, "password": taken_apart})


def test_passwords_are_kept_as_bcrypt_hashes_of_cost_12(nobody: Client, session: Session) -> None:
    user = nobody.post("/profile/register", credentials())
    kept = session.execute(
        text("SELECT password_hash FROM users_table WHERE id = :id"), {"id": user["id"]}
    ).scalar_one()
    assert kept.startswith("$2b$12$")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accounts_from_before_are_signed_in_to_as_they_were(nobody: Client, session: Session, form: str) -> None:
    """Whatever their address and their password would be refused for today."""
    name = uuid.uuid4().hex
    kept = unicodedata.normalize(form, f"josé.{name}@bücher.example")
    weak = bcrypt.hashpw(b" " * 12, bcrypt.gensalt(4)).decode()
    session.add_all([User(email=kept, password_hash=weak), User(email=f"\u200b{name}@example.com", password_hash=weak)])
    session.commit()
    canonical = f"josé.{name}@xn--bcher-kva.example"
    for typed in (kept, kept.upper(), canonical, f"\u200b{name}@example.com"):
        login(nobody, {"email": typed, "password": " " * 12})
    for typed in (kept, canonical):
        problem_of(nobody.request("POST", "/profile/register", json=credentials(email=typed)), 409)


def test_of_two_accounts_of_one_address_each_is_found_as_it_was_typed(nobody: Client, session: Session) -> None:
    name = uuid.uuid4().hex
    older, newer = f"{name}@bücher.example", f"{name}@xn--bcher-kva.example"
    for email, password in ((older, "the older one's"), (newer, "the newer one's")):
        hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode()
        session.add(User(email=email, password_hash=hashed))
    session.commit()
    login(nobody, {"email": older, "password": "the older one's"})
    login(nobody, {"email": newer, "password": "the newer one's"})


def test_guessable_passwords_are_refused_wherever_one_is_set(nobody: Client, client: Client) -> None:
    for password in (" " * 12, "password1234"):
        refused = nobody.request("POST", "/profile/register", json=credentials(password=password))
        assert "easy to guess" in problem_of(refused, 422)["errors"]["password"][0]
        change = {"password": password, "current_password": PASSWORD}
        assert fields_of(client.request("PATCH", "/profile", json=change)) == {"password"}
