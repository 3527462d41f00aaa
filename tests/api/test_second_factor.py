"""A second factor: signing in takes a code too, each is good once, and recovery codes help whoever has lost it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyotp
import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.credentials.one_time_codes import STEP_SECONDS, step_of
from tests.support.client import PASSWORD, Client, new_user
from tests.support.commands import invoke
from tests.support.problems import fields_of, problem_of


class Person:
    """A user with an authenticator, and with codes that are still good."""

    def __init__(self, app: Flask) -> None:
        self.client = new_user(app)
        self.nobody = Client(app)
        self.email = self.client.get("/profile")["email"]
        begun = self.client.post("/profile/totp")
        self.uri = begun["uri"]
        self.totp = pyotp.TOTP(begun["secret"])
        # From the last half minute on there are three codes that are good.
        self.step = int(time.time()) // STEP_SECONDS - 1
        self.recovery_codes: list[str] = []

    def next_code(self) -> str:
        code = self.totp.generate_otp(self.step)
        self.step += 1
        return code

    def confirm(self) -> None:
        answer = self.client.post("/profile/totp/confirm", {"code": self.next_code()}, expect=200)
        self.recovery_codes = answer["recovery_codes"]

    def sign_in(self, **fields: Any) -> Any:
        return self.nobody.request("POST", "/profile/login", json={"email": self.email, "password": PASSWORD, **fields})


@pytest.fixture
def person(app: Flask) -> Person:
    person = Person(app)
    person.confirm()
    return person


def test_nothing_takes_a_code_before_one_was_confirmed(app: Flask) -> None:
    person = Person(app)
    assert person.uri.startswith("otpauth://totp/Fin-Pulse:")
    assert person.sign_in().status_code == 200
    assert fields_of(person.client.request("POST", "/profile/totp/confirm", json={"code": "000000"})) == {"code"}
    assert person.client.get("/profile")["second_factor"] is False
    person.confirm()
    assert person.client.get("/profile")["second_factor"] is True
    assert len(set(person.recovery_codes)) == 10


def test_signing_in_takes_the_password_and_a_code(person: Person) -> None:
    assert problem_of(person.sign_in(), 401)["code"] == "code_needed"
    assert problem_of(person.sign_in(code="no code"), 401)["code"] == "wrong_code"
    assert problem_of(person.sign_in(password="wrong", code=person.next_code()), 401)["code"] == "wrong_credentials"
    assert person.sign_in(code=person.next_code()).status_code == 200


def test_a_code_is_good_once_also_for_two_at_once(person: Person) -> None:
    code = person.next_code()
    with ThreadPoolExecutor(2) as threads:
        statuses = list(threads.map(lambda _: person.sign_in(code=code).status_code, range(2)))
    assert sorted(statuses) == [200, 401]
    problem_of(person.sign_in(code=code), 401)
    earlier = person.totp.generate_otp(person.step - 2)
    problem_of(person.sign_in(code=earlier), 401)


def test_codes_of_the_half_minutes_around_now_are_good_and_no_others() -> None:
    secret, now = pyotp.random_base32(), 1_700_000_010.0
    totp, current = pyotp.TOTP(secret), int(now) // STEP_SECONDS
    found = [step_of(secret, totp.generate_otp(current + away), now) for away in range(-2, 3)]
    assert found == [None, current - 1, current, current + 1, None]
    assert [step_of(secret, code, now) for code in ("", "12345", "１２３４５６")] == [None] * 3


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B: the secret is `12345678901234567890`, and the codes' last six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert step_of(secret, "287082", 59) == 1
    assert step_of(secret, "081804", 1111111109) == 37037036
    assert step_of(secret, "279037", 2000000000) == 66666666


def test_each_recovery_code_is_good_once(person: Person) -> None:
    code = person.recovery_codes[3]
    assert person.sign_in(code=code.upper().replace("-", " ")).status_code == 200
    problem_of(person.sign_in(code=code), 401)
    assert person.sign_in(code=person.recovery_codes[4]).status_code == 200


def test_secret_and_codes_are_kept_so_that_nobody_reads_them(person: Person, session: Session) -> None:
    mine = text("SELECT secret, recovery_hashes FROM second_factors WHERE owner_id = :id")
    secret, hashes = session.execute(mine, {"id": person.client.user_id}).one()
    kept = b"".join([secret, *hashes])
    assert person.totp.secret.encode() not in kept
    assert person.recovery_codes[0].encode() not in kept


def test_it_is_turned_off_by_the_password_and_a_code_alone(person: Person) -> None:
    problem_of(person.client.request("POST", "/profile/totp"), 409)
    for body, field in (
        ({"current_password": "wrong", "code": person.recovery_codes[0]}, "current_password"),
        ({"current_password": PASSWORD}, "code"),
        ({"current_password": PASSWORD, "code": "000000"}, "code"),
        ({"code": person.recovery_codes[0]}, "current_password"),
    ):
        assert fields_of(person.client.request("DELETE", "/profile/totp", json=body)) == {field}
    good = {"current_password": PASSWORD, "code": person.next_code()}
    assert person.client.request("DELETE", "/profile/totp", json=good).status_code == 204
    assert person.sign_in().status_code == 200
    problem_of(person.client.request("DELETE", "/profile/totp", json={"current_password": PASSWORD}), 404)


def test_nothing_is_confirmed_twice_or_unbegun(client: Client, person: Person) -> None:
    problem_of(client.request("POST", "/profile/totp/confirm", json={"code": "123456"}), 409)
    problem_of(person.client.request("POST", "/profile/totp/confirm", json={"code": "123456"}), 409)


def test_an_operator_lets_in_whoever_has_lost_it_all(person: Person) -> None:
    shown = invoke("reset-password", person.email, "--generate", "--without-code").output
    password = shown.splitlines()[0].removeprefix("The new password: ")
    assert person.sign_in(password=password).status_code == 200
