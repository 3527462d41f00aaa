"""How often a password may be tried; and no stranger keeps an owner out."""

from __future__ import annotations

import dataclasses
import ipaddress
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from finpulse.api.http.limits.client_address import client_address
from finpulse.api.http.limits.rate_limits import limiter
from finpulse.app import create_app
from finpulse.config import Settings
from tests.support.client import PASSWORD, Client, new_user
from tests.support.problems import problem_of

PROXIES = (ipaddress.ip_network("127.0.0.0/8"),)


@pytest.fixture(params=["redis", "redis away"])
def limited(request: pytest.FixtureRequest, settings: Settings, app: Flask) -> Iterator[Flask]:
    """An app with limits behind a proxy on this machine, over Redis and over its own memory where Redis is away."""
    redis_url = settings.redis_url if request.param == "redis" else "redis://127.0.0.1:1/0"
    before = dict(vars(limiter))
    yield create_app(dataclasses.replace(settings, rate_limits=True, redis_url=redis_url, trusted_proxies=PROXIES))
    vars(limiter).update(before)


@pytest.fixture
def owner(limited: Flask) -> dict[str, str]:
    """Whom the others attack."""
    credentials = {"email": f"{uuid.uuid4().hex}@example.com", "password": PASSWORD}
    Client(limited).post("/profile/register", credentials)
    return credentials


def network() -> str:
    """The address of a client that no test has had before."""
    return str(ipaddress.IPv6Address(uuid.uuid4().int))


def sign_in(app: Flask, credentials: dict[str, str], client: str, **changes: Any) -> TestResponse:
    """What a client that comes through the proxy is answered."""
    return Client(app).request(
        "POST", "/profile/login", json={**credentials, **changes}, headers={"X-Forwarded-For": client}
    )


def attack(app: Flask, credentials: dict[str, str], clients: list[str], rounds: int = 10) -> int:
    """How many tries with a wrong password were really made."""
    tries = [sign_in(app, credentials, client, password="wrong") for _ in range(rounds) for client in clients]
    assert {answer.status_code for answer in tries} <= {401, 429}
    return sum(answer.status_code == 401 for answer in tries)


def test_five_clients_do_not_get_fifty_tries_at_an_address(limited: Flask, owner: dict[str, str]) -> None:
    assert attack(limited, owner, [network() for _ in range(5)]) <= 10 + 5 * 3


def test_writing_an_address_otherwise_gives_no_more_tries(limited: Flask) -> None:
    name = uuid.uuid4().hex
    domains = ("bücher.example", "BÜCHER.example ", "xn--bcher-kva.example", "bu\u0308cher.example")
    forms = [f"{name.upper()}@{domain}" for domain in domains]
    client = network()
    tries = [sign_in(limited, {"email": form, "password": "wrong"}, client).status_code for form in forms * 4]
    assert tries.count(401) == 10


def test_the_owner_gets_in_where_the_owner_has_been_before(limited: Flask, owner: dict[str, str]) -> None:
    home = network()
    assert sign_in(limited, owner, home).status_code == 200
    attack(limited, owner, [network() for _ in range(12)], rounds=4)
    assert sign_in(limited, owner, home).status_code == 200
    assert sign_in(limited, owner, home, password="mistyped").status_code == 401


def test_the_owner_gets_in_from_anywhere_while_strangers_go_on(limited: Flask, owner: dict[str, str]) -> None:
    strangers = [network() for _ in range(12)]
    attack(limited, owner, strangers, rounds=4)
    assert attack(limited, owner, strangers, rounds=1) == 0
    assert sign_in(limited, owner, network()).status_code == 200


def test_a_client_is_limited_over_all_its_accounts(limited: Flask, owner: dict[str, str]) -> None:
    client = network()
    assert sign_in(limited, owner, client).status_code == 200
    others = [{"email": f"{uuid.uuid4().hex}@example.com", "password": "wrong"} for _ in range(40)]
    tries = [sign_in(limited, other, client).status_code for other in others]
    assert tries.count(401) < 30 < 40 == len(tries)
    assert sign_in(limited, owner, client).status_code == 200, "a neighbour behind the same address keeps nobody out"


def test_an_ipv6_line_is_one_client(limited: Flask) -> None:
    prefix = network().rsplit(":", 4)[0]
    addresses = [f"{prefix}:{part}:2:3:4" for part in range(1, 41)]
    others = [{"email": f"{uuid.uuid4().hex}@example.com", "password": "wrong"} for _ in addresses]
    tries = [sign_in(limited, *pair).status_code for pair in zip(others, addresses, strict=True)]
    assert tries.count(401) == 30


def test_tries_of_the_current_password_are_limited_within_a_sign_in(limited: Flask, owner: dict[str, str]) -> None:
    stolen, own = (
        Client(limited, Client(limited).post("/profile/login", owner, expect=200)["access_token"]) for _ in range(2)
    )
    change = {"password": "a long new password", "current_password": "wrong"}
    tries = [stolen.request("PATCH", "/profile", json=change).status_code for _ in range(25)]
    assert tries == [422] * 5 + [429] * 20
    assert stolen.request("PATCH", "/profile", json={"locale": "de"}).status_code == 200
    assert own.request("PATCH", "/profile", json={**change, "current_password": PASSWORD}).status_code == 200


def test_tries_of_a_code_are_limited_like_those_of_a_password(limited: Flask, owner: dict[str, str]) -> None:
    client = Client(limited, Client(limited).post("/profile/login", owner, expect=200)["access_token"])
    client.post("/profile/totp")
    tries = [client.request("POST", "/profile/totp/confirm", json={"code": "no code"}).status_code for _ in range(7)]
    assert tries == [422] * 5 + [429] * 2


def test_tries_of_an_exports_password_are_limited_within_a_sign_in(limited: Flask, owner: dict[str, str]) -> None:
    client = Client(limited, Client(limited).post("/profile/login", owner, expect=200)["access_token"])
    wrong = {"X-Current-Password": "wrong"}
    tries = [client.request("GET", "/profile/export", headers=wrong).status_code for _ in range(7)]
    assert tries == [422] * 5 + [429] * 2


def test_of_whoever_leaves_no_try_is_counted_any_more(limited: Flask, owner: dict[str, str]) -> None:
    client, home = Client(limited, sign_in(limited, owner, network()).json["access_token"]), network()  # type: ignore[index]  # It is JSON.
    attack(limited, owner, [network() for _ in range(12)], rounds=1)
    assert attack(limited, owner, [home], rounds=5) < 5
    assert client.request("DELETE", "/profile", json={"current_password": PASSWORD}).status_code == 204
    assert attack(limited, owner, [network()], rounds=5) == 5


def test_refusals_say_how_long_to_wait(limited: Flask, owner: dict[str, str]) -> None:
    client = network()
    answers = [sign_in(limited, owner, client, password="wrong") for _ in range(11)]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert owner["email"] not in problem_of(answers[-1], 429)["detail"]


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("192.0.2.1", [], "192.0.2.1"),
        ("192.0.2.1", ["198.51.100.1"], "192.0.2.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.1, 10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["203.0.113.9", "198.51.100.1", "10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["203.0.113.9, nonsense, 10.0.0.2"], "10.0.0.2"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("::ffff:10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"),
        ("10.0.0.1", ["[2001:db8::7]:443"], "2001:db8::7"),
        ("10.0.0.1", ["2001:db8::7"], "2001:db8::7"),
        ("fe80::1%eth0", [], "fe80::1"),
        ("", [], "None"),
    ],
)
def test_only_trusted_proxies_tell_whom_they_heard(peer: str, forwarded: list[str], client: str) -> None:
    assert str(client_address(peer, forwarded, [ipaddress.ip_network("10.0.0.0/8")])) == client


def test_without_trusted_proxies_nobody_is_somebody_else_by_a_header(settings: Settings, app: Flask) -> None:
    before = dict(vars(limiter))
    direct = create_app(dataclasses.replace(settings, rate_limits=True, redis_url="redis://127.0.0.1:1/0"))
    credentials = {"email": f"{uuid.uuid4().hex}@example.com", "password": "wrong"}
    tries = [sign_in(direct, credentials, network()).status_code for _ in range(12)]
    vars(limiter).update(before)
    assert tries.count(401) == 10


def test_other_users_are_not_touched(limited: Flask, owner: dict[str, str]) -> None:
    attack(limited, owner, [network() for _ in range(12)], rounds=4)
    assert new_user(limited).request("GET", "/profile").status_code == 200
