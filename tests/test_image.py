"""The container image and docker-compose.yml: what is built, and what each service may do, see and use."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from finpulse.embedded.launch import CHECKOUT
from finpulse.sandbox.known_holes import known_holes

DOCKERFILE = (CHECKOUT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
# They do something once, and end.
ONCE = {"secrets", "migrate"}
# Which networks and secrets each service has, and no other.
NETWORKS = {
    "db": {"database"},
    "redis": {"broker"},
    "migrate": {"database"},
    "api": {"outside", "database", "broker", "metrics"},
    "worker": {"outside", "database", "broker"},
    "bulk": {"outside", "database", "broker"},
    "ocr": {"outside", "database", "broker"},
    "sweeper": {"outside", "database", "broker"},
    "beat": {"broker"},
    "flower": {"outside", "broker"},
    "prometheus": {"outside", "metrics"},
    "grafana": {"outside", "metrics"},
    "secrets": set(),
}
SECRETS = {
    "db": {"database"},
    "redis": {"broker"},
    "migrate": {"owner"},
    "api": {"messages", "sealing", "api", "metrics"},
    "prometheus": {"metrics"},
    "grafana": {"grafana"},
    "worker": {"messages", "sealing", "worker"},
    "bulk": {"messages", "sealing", "worker"},
    "ocr": {"messages", "sealing", "worker"},
    "sweeper": {"messages", "sealing", "sweeper"},
    "beat": {"messages", "beat"},
    "flower": {"messages", "flower"},
    "secrets": {
        "database",
        "broker",
        "messages",
        "sealing",
        "owner",
        "api",
        "worker",
        "sweeper",
        "beat",
        "flower",
        "metrics",
        "grafana",
    },
}
# What rotates its own keys, and what makes all secrets, write them.
WRITES_SECRETS = {("api", "api"), ("api", "sealing"), *(("secrets", name) for name in SECRETS["secrets"])}
SIZES = {"m": 1 << 20, "g": 1 << 30}
every_service = pytest.mark.parametrize("name", SERVICES)


def mounts(name: str) -> list[tuple[str, str, bool]]:
    """Volume, folder, and whether it may be written, of a service."""
    parts = [volume.split(":") for volume in SERVICES[name].get("volumes", [])]
    return [(volume, folder, options != ["ro"]) for volume, folder, *options in parts]


def secrets(name: str) -> dict[str, bool]:
    """Which secrets a service sees, and whether it may write them."""
    seen = {volume: written for volume, _, written in mounts(name) if volume.startswith("secrets-")}
    return {volume.removeprefix("secrets-"): written for volume, written in seen.items()}


class TestImage:
    def test_whatever_is_copied_is_part_of_what_the_build_is_given(self) -> None:
        given = {
            line.removeprefix("!") for line in (CHECKOUT / ".dockerignore").read_text().splitlines() if line[:1] == "!"
        }
        copies = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        copied = {source for copy in copies for source in copy.split()}
        assert copied == given
        assert all((CHECKOUT / source).exists() for source in copied)

    def test_its_user_owns_the_folder_of_each_secret(self) -> None:
        folders = {folder for name in SERVICES for volume, folder, _ in mounts(name) if volume.startswith("secrets-")}
        made = re.search(r"install -d -o finpulse -g finpulse ((?:[^&]|\\\n)+)", DOCKERFILE)
        assert made is not None
        assert folders
        assert folders <= set(re.findall(r"/secrets/\w+", made[1]))

    def test_it_runs_as_a_user_of_its_own(self) -> None:
        stages = re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)
        assert re.findall(r"^USER (\w+)$", stages[-1], re.MULTILINE) == ["finpulse"]
        assert "--uid 10001" in stages[-1]

    def test_its_python_has_no_hole_that_we_know_of(self) -> None:
        release = re.search(
            r"^ARG PYTHON_IMAGE=python:(\d+)\.(\d+)\.(\d+)-slim(@sha256:[0-9a-f]{64})?$", DOCKERFILE, re.M
        )
        assert release is not None
        assert known_holes((int(release[1]), int(release[2]), int(release[3])), (9, 0, 0)) == []
        assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${PYTHON_IMAGE}"] * 2


class TestServices:
    @every_service
    def test_none_has_rights_that_it_does_not_need(self, name: str) -> None:
        service = SERVICES[name]
        assert service["cap_drop"] == ["ALL"]
        assert "cap_add" not in service
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert not {"privileged", "pid", "ipc", "userns_mode", "devices"} & set(service)
        # Our image has a user of its own; of the others, the service says which.
        assert "build" in service or service["user"] not in ("root", "0", "")

    @every_service
    def test_none_writes_but_into_volumes_and_small_memory(self, name: str) -> None:
        service = SERVICES[name]
        assert service["read_only"] is True
        assert all(re.search(r":size=\d+m,", folder) for folder in service["tmpfs"])
        # What is mounted of this folder is read alone.
        assert all(volume in COMPOSE["volumes"] or not written for volume, _, written in mounts(name))

    @every_service
    def test_none_takes_all_memory_processes_or_processors(self, name: str) -> None:
        service = SERVICES[name]
        match = re.fullmatch(r"(\d+)([mg])", service["mem_limit"])
        assert match is not None
        assert int(match[1]) * SIZES[match[2]] <= 4 << 30
        assert 0 < service["pids_limit"] <= 512
        assert service["cpus"] == "${FINPULSE_CPUS:-2}" or 0 < service["cpus"] <= 1

    @every_service
    def test_logs_of_none_fill_the_disk(self, name: str) -> None:
        assert set(SERVICES[name]["logging"]["options"]) == {"max-size", "max-file"}

    @pytest.mark.parametrize("name", sorted(set(SERVICES) - ONCE))
    def test_each_comes_again_and_says_whether_it_lives(self, name: str) -> None:
        service = SERVICES[name]
        assert service["restart"] == "unless-stopped"
        assert {"test", "interval", "timeout", "retries"} <= set(service["healthcheck"])
        assert service.get("stop_grace_period") is not None
        assert service["init"] is True

    @pytest.mark.parametrize("name", sorted(ONCE))
    def test_what_is_done_once_is_not_done_again(self, name: str) -> None:
        assert SERVICES[name]["restart"] == "no"

    @every_service
    def test_each_reaches_those_alone_whom_it_needs(self, name: str) -> None:
        assert set(SERVICES[name].get("networks", [])) == NETWORKS[name]
        assert (SERVICES[name].get("network_mode") == "none") == (not NETWORKS[name])
        assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))
        # Workers and the sweeper are reached by nobody, and reach hosts that users name.
        asks_alone = name in ("worker", "bulk", "ocr", "sweeper")
        assert ("ports" in SERVICES[name]) == ("outside" in NETWORKS[name] and not asks_alone)

    def test_one_network_alone_leads_out(self) -> None:
        leading_out = {name for name, network in COMPOSE["networks"].items() if not (network or {}).get("internal")}
        assert leading_out == {"outside"}

    @every_service
    def test_each_sees_its_own_secrets_alone(self, name: str) -> None:
        seen = secrets(name)
        assert set(seen) == SECRETS[name]
        assert {(name, secret) for secret, written in seen.items() if written} <= WRITES_SECRETS
        named = set(re.findall(r"/secrets/(\w+)/", str({**SERVICES[name], "volumes": []})))
        assert named <= set(seen)

    @pytest.mark.parametrize("name", ["beat", "flower", "redis", "prometheus", "grafana"])
    def test_who_needs_no_database_and_no_uploads_has_none(self, name: str) -> None:
        assert not [variable for variable in SERVICES[name].get("environment", {}) if "DATABASE" in variable]
        assert "finpulse-data" not in {volume for volume, _, _ in mounts(name)}

    def test_digests_are_digests(self) -> None:
        images = {service["image"] for service in SERVICES.values() if "build" not in service}
        assert images
        assert all(re.fullmatch(r"[\w./-]+:[\w.-]+(@sha256:[0-9a-f]{64})?", image) for image in images)
