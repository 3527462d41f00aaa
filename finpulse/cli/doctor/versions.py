"""Versions: of this program, of its Python and of the packages, which should be those that are pinned."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from typing import Final

from packaging.requirements import InvalidRequirement, Requirement

import finpulse
from finpulse.cli.doctor.finding import Finding, ok, warning
from finpulse.embedded.launch import CHECKOUT

_SHOWN: Final = 5


def version_findings() -> Iterator[Finding]:
    """Whether what is installed is what was tested together."""
    yield ok("version", f"Fin-Pulse {finpulse.__version__} on Python {platform.python_version()}, {platform.system()}.")
    pinned = list(_pinned())
    if not pinned:
        yield warning(
            "packages",
            "What is pinned is not known here, so the packages can't be compared with it.",
            "Compare `pip list` with the requirements.txt of this version.",
        )
        return
    other = [sentence for requirement in pinned if (sentence := _difference(requirement))]
    if not other:
        yield ok("packages", f"All {len(pinned)} packages have the versions that are pinned.")
        return
    more = f" and {len(other) - _SHOWN} more" if len(other) > _SHOWN else ""
    yield warning(
        "packages",
        f"{'; '.join(other[:_SHOWN])}{more}.",
        "Run `pip install -r requirements.txt`: only these versions were tested together.",
    )


def _pinned() -> Iterator[Requirement]:
    """What requirements.txt pins for this Python, from the checkout or from what pip knows of us; else nothing."""
    file = CHECKOUT / "requirements.txt"
    try:
        lines = file.read_text("utf-8").splitlines() if file.exists() else metadata.requires("finpulse") or []
    except metadata.PackageNotFoundError:  # A container has our code without a package around it.
        return
    for line in lines:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:  # A comment or a blank line.
            continue
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def _difference(requirement: Requirement) -> str | None:
    try:
        found = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return f"{requirement.name} is missing, and {requirement.specifier} is pinned"
    if requirement.specifier.contains(found, prereleases=True):
        return None
    return f"{requirement.name} is {found}, and {requirement.specifier} is pinned"
