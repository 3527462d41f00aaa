"""The container image has what its Dockerfile copies, and a folder of its user for each secret that compose mounts."""

from __future__ import annotations

import re

import yaml

from finpulse.embedded.launch import CHECKOUT

DOCKERFILE = (CHECKOUT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_whatever_is_copied_is_part_of_what_the_build_is_given() -> None:
    given = {
        line.removeprefix("!") for line in (CHECKOUT / ".dockerignore").read_text().splitlines() if line[:1] == "!"
    }
    copies = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    copied = {source for copy in copies for source in copy.split()}
    assert copied == given
    assert all((CHECKOUT / source).exists() for source in copied)


def test_the_image_s_user_owns_the_folder_of_each_secret() -> None:
    mounts = {volume for service in COMPOSE["services"].values() for volume in service.get("volumes", [])}
    folders = {mount.split(":")[1] for mount in mounts if mount.startswith("secrets-")}
    assert folders
    made = re.search(r"install -d -o finpulse -g finpulse ((?:[^&]|\\\n)+)", DOCKERFILE)
    assert made is not None
    assert folders <= set(re.findall(r"/secrets/\w+", made[1]))
