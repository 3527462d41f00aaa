"""`make pin-images` writes what a registry says of each tag, and nothing where it says nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from finpulse.embedded.launch import CHECKOUT
from scripts.pin_images import FILES

# A `docker` that answers with a digest made of the image's name, and knows no `redis`.
DOCKER = """#!/bin/sh
for image; do :; done
case "$image" in {unknown}*) echo "no such image" >&2; exit 1;; esac
printf '"sha256:%s"' "$(printf %s "$image" | sha256sum | cut -c 1-64)"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text((CHECKOUT / name).read_text())
    return tmp_path


def pin(folder: Path, unknown: str = "none") -> subprocess.CompletedProcess[str]:
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "docker").write_text(DOCKER.format(unknown=unknown))
    (programs / "docker").chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "scripts.pin_images"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_image_gets_its_digest_and_later_a_newer_one(folder: Path) -> None:
    assert pin(folder).returncode == 0
    first = {name: (folder / name).read_text() for name in FILES}
    images = [line for text in first.values() for line in text.splitlines() if "@sha256:" in line]
    named = {re.sub(r"^.*[ =]([\w./-]+):.*$", r"\1", line) for line in images}
    assert named == {"python", "postgres", "redis", "prom/prometheus", "grafana/grafana"}
    assert "image: finpulse\n" in first["docker-compose.yml"]
    assert pin(folder).returncode == 0
    assert {name: (folder / name).read_text() for name in FILES} == first


def test_nothing_is_written_where_one_is_unknown(folder: Path) -> None:
    refused = pin(folder, unknown="python")
    assert refused.returncode == 1
    assert "python:3" in refused.stderr
    assert all((folder / name).read_text() == (CHECKOUT / name).read_text() for name in FILES)
