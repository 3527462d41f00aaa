"""Settings are read and checked, and reading them leaves no trace."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

import pytest

from finpulse.api.auth.bearer import KEYS
from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.credentials.signing_keys import KeyRing
from finpulse.embedded.launch import CHECKOUT
from finpulse.errors import SettingError

# What lets an app be made beside that of the other tests; nothing here connects to a database.
SURROUNDINGS = {
    "FINPULSE_DATABASE_URL": "postgresql://somebody@127.0.0.1:1/x",
    "FINPULSE_RATE_LIMITS": "off",
    "FINPULSE_LOG_LEVEL": "warning",
}

KEY = "7Q0d-w3vPZk2mXb8NfYt5RcLhAa9UeGj"
EXAMPLE = CHECKOUT / ".env.example"


def settings_of(home: Path, **given: str) -> Settings:
    return read_settings({"FINPULSE_HOME": str(home), **SURROUNDINGS, **given})


def signing_keys(settings: Settings) -> list[str]:
    ring: KeyRing = create_app(settings).extensions[KEYS]
    return [key.secret for key in ring.active()]


def test_reading_settings_writes_nothing(tmp_path: Path) -> None:
    assert settings_of(tmp_path / "home").secret_key.value == ""
    assert not (tmp_path / "home").exists()


def test_a_given_key_signs_and_none_is_made(tmp_path: Path) -> None:
    assert signing_keys(settings_of(tmp_path, FINPULSE_SECRET_KEY=KEY)) == [KEY]
    assert not (tmp_path / "secrets").exists()


def test_every_start_without_a_key_signs_with_the_one_of_the_first(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    first = signing_keys(settings)
    assert first == [(tmp_path / "secrets" / "secret-key").read_text()]
    assert signing_keys(settings) == first


def test_the_previous_key_is_good_beside_the_current_one(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, FINPULSE_SECRET_KEY=KEY, FINPULSE_SECRET_KEY_PREVIOUS=KEY[::-1])
    assert signing_keys(settings) == [KEY, KEY[::-1]]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("short", "5 bytes"),
        ("change-me-to-at-least-32-random-bytes", "the example's"),
        ("0123456789" * 4, "easy to guess"),
        ("supersecretsupersecretsupersecret12", "easy to guess"),
        ("." + " " * 40 + ".", "easy to guess"),
    ],
)
def test_a_key_that_is_no_secret_is_refused(tmp_path: Path, key: str, why: str) -> None:
    for variable in ("FINPULSE_SECRET_KEY", "FINPULSE_SECRET_KEY_PREVIOUS"):
        with pytest.raises(SettingError, match=f"{variable} is .{why}"):
            create_app(settings_of(tmp_path, **{"FINPULSE_SECRET_KEY": KEY, variable: key}))


@pytest.mark.parametrize("bytes_", [16, 32, 64])
def test_a_random_key_is_taken(tmp_path: Path, bytes_: int) -> None:
    for random in (secrets.token_hex(bytes_), secrets.token_urlsafe(max(bytes_, 24))):
        assert signing_keys(settings_of(tmp_path, FINPULSE_SECRET_KEY=random)) == [random]


@pytest.mark.parametrize("content", ["", "short"])
def test_a_key_that_was_cut_short_on_disk_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret-key").write_text(content)
    with pytest.raises(SettingError, match="secret-key"):
        create_app(settings_of(tmp_path))


def test_secrets_come_from_files(tmp_path: Path) -> None:
    given = {
        "FINPULSE_DATABASE_URL": "postgresql://a:b@c/d",
        "FINPULSE_REDIS_URL": "redis://:b@c/0",
        "FINPULSE_SECRET_KEY": KEY,
        "FINPULSE_FLOWER_PASSWORD": "fifteen geese on skates",
        "FINPULSE_METRICS_TOKEN": KEY[::-1],
    }
    files = {}
    for name, value in given.items():
        (tmp_path / name).write_text(value + "\n")
        files[f"{name}_FILE"] = str(tmp_path / name)
    found, expected = read_settings(files), read_settings(given)
    for field in ("database_url", "redis_url", "flower_password", "metrics_token"):
        assert getattr(found, field) == getattr(expected, field) != ""
    assert signing_keys(found) == signing_keys(expected) == [KEY]


def test_a_secret_is_given_once_and_its_file_must_hold_it(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    for given in (
        {"FINPULSE_REDIS_URL": "redis://x", "FINPULSE_REDIS_URL_FILE": "/x"},
        {"FINPULSE_REDIS_URL_FILE": str(tmp_path / "missing")},
        {"FINPULSE_REDIS_URL_FILE": str(tmp_path / "empty")},
    ):
        with pytest.raises(SettingError, match="FINPULSE_REDIS_URL"):
            read_settings(given)


def test_the_example_gives_no_secret_a_value() -> None:
    given = dict(line.split("=", 1) for line in EXAMPLE.read_text().splitlines() if line and line[0] not in "# ")
    assert {name for name, value in given.items() if re.search("PASSWORD|SECRET|KEY", name) and value} == set()


def test_passwords_of_urls_are_told_to_nobody(tmp_path: Path) -> None:
    for name in ("FINPULSE_DATABASE_URL", "FINPULSE_REDIS_URL"):
        with pytest.raises(SettingError) as refused:
            settings_of(tmp_path, **{name: "mysql://me:hunter2hunter2@db/x"})
        assert "hunter2" not in str(refused.value)


def test_proxies_are_networks() -> None:
    found = read_settings({"FINPULSE_TRUSTED_PROXIES": "10.0.0.0/8, ::1"}).trusted_proxies
    assert [str(network) for network in found] == ["10.0.0.0/8", "::1/128"]
    with pytest.raises(SettingError, match="FINPULSE_TRUSTED_PROXIES is 'proxy'; it takes networks such as"):
        read_settings({"FINPULSE_TRUSTED_PROXIES": "proxy"})


def test_spans_go_where_opentelemetrys_own_variables_say() -> None:
    general, own = "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
    assert read_settings({}).traces.endpoint == ""
    assert read_settings({general: "http://collector:4318"}).traces.endpoint == "http://collector:4318/v1/traces"
    found = read_settings({general: "http://collector:4318", own: "https://other/of/mine"})
    assert found.traces.endpoint == "https://other/of/mine"
    for off in ({"OTEL_SDK_DISABLED": "true"}, {"OTEL_TRACES_EXPORTER": "none"}):
        assert read_settings({general: "http://collector:4318", **off}).traces.endpoint == ""


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4317"}, "OTEL_EXPORTER_OTLP_ENDPOINT"),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://me:hunter2hunter2@collector"}, "OTEL_EXPORTER_OTLP_HEADERS"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, "http/protobuf"),
    ],
)
def test_what_can_t_be_traced_to_stops_the_start(given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingError, match=named) as refused:
        read_settings(given)
    assert "hunter2" not in str(refused.value)


def test_what_a_collector_asks_for_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "headers").write_text("x-key=secret\n")
    found = read_settings({"OTEL_EXPORTER_OTLP_HEADERS_FILE": str(tmp_path / "headers")})
    assert found.traces.headers == "x-key=secret"


def test_hosts_that_may_be_asked_are_named_with_or_without_a_port() -> None:
    assert read_settings({}).api_allowed_hosts == ()
    found = read_settings({"FINPULSE_API_ALLOWED_HOSTS": "Bridge.local, 10.0.0.7:8443 [fd00::1]:443"})
    assert found.api_allowed_hosts == ("bridge.local", "10.0.0.7:8443", "[fd00::1]:443")
    with pytest.raises(SettingError, match="FINPULSE_API_ALLOWED_HOSTS is 'http://bridge'; it takes hosts"):
        read_settings({"FINPULSE_API_ALLOWED_HOSTS": "http://bridge"})


def test_a_language_model_is_named_by_its_address_and_its_name(tmp_path: Path) -> None:
    assert read_settings({}).assistant_model.url == ""
    (tmp_path / "key").write_text("sk-1\n")
    given = {
        "FINPULSE_ASSISTANT_URL": "https://models.example/v1",
        "FINPULSE_ASSISTANT_KEY_FILE": str(tmp_path / "key"),
    }
    found = read_settings({**given, "FINPULSE_ASSISTANT_MODEL": "small"}).assistant_model
    assert found == ("https://models.example/v1/chat/completions", "small", "sk-1")
    with pytest.raises(SettingError, match="FINPULSE_ASSISTANT_MODEL"):
        read_settings(given)
    for url in ("models.example", "https://user:sk-2@models.example/v1", "https://models.example/v1?key=sk-2"):
        with pytest.raises(SettingError, match="FINPULSE_ASSISTANT_URL") as refused:
            read_settings({**given, "FINPULSE_ASSISTANT_URL": url, "FINPULSE_ASSISTANT_MODEL": "small"})
        assert "sk-2" not in str(refused.value)
