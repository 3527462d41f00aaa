"""`make audit`: look whether what locks/ pins has known vulnerabilities, and say what could not be looked up."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

VULNERABLE, UNCHECKED = 1, 3
PIP_AUDIT: Final = (sys.executable, "-m", "pip_audit")
OPTIONS: Final = (
    "--disable-pip",
    "--require-hashes",
    "--progress-spinner",
    "off",
    "--format",
    "json",
    "--timeout",
    "15",
)

UNREACHABLE: Final = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "ServiceError")


class Findings(NamedTuple):
    """What was found of so many packages: a sentence for each vulnerability, and the names that nothing is known of."""

    packages: int
    vulnerabilities: list[str]
    unchecked: list[str]


def main(locks: Sequence[str]) -> int:
    """Print what is found; 0 where all was checked and nothing found, 1 with a vulnerability, 3 with unchecked ones."""
    findings = audit(sorted(map(Path, locks)))
    if findings is None:
        sys.stderr.write("The database of vulnerabilities could not be reached: nothing was checked.\n")
        return UNCHECKED
    for sentence in findings.vulnerabilities:
        sys.stdout.write(f"{sentence}\n")
    checked = findings.packages - len(findings.unchecked)
    sys.stdout.write(
        f"{checked} of {findings.packages} packages checked, {len(findings.vulnerabilities)} known holes.\n"
    )
    if findings.unchecked:
        sys.stderr.write(
            f"The database did not answer for these, which were not checked: {_named(findings.unchecked)}.\n"
        )
    if findings.vulnerabilities:
        return VULNERABLE
    return UNCHECKED if findings.unchecked else 0


def audit(locks: Sequence[Path]) -> Findings | None:
    """What pip-audit says of these files; None where it could say nothing. Raises SystemExit where it stumbles."""
    files = [word for lock in locks for word in ("--requirement", str(lock))]
    done = subprocess.run([*PIP_AUDIT, *OPTIONS, *files], capture_output=True, text=True, check=False)
    if done.stdout.startswith("{"):
        return read_report(json.loads(done.stdout))
    if any(sign in done.stderr for sign in UNREACHABLE):
        return None
    raise SystemExit(f"pip-audit ended with {done.returncode}: {done.stderr.strip()[-500:]}")


def read_report(report: dict[str, Any]) -> Findings:
    """The findings of pip-audit's JSON, which counts a package that its database doesn't know among the good ones."""
    packages = report["dependencies"]
    vulnerabilities = [_sentence(package, hole) for package in packages for hole in package.get("vulns", ())]
    return Findings(
        len(packages), vulnerabilities, [package["name"] for package in packages if "skip_reason" in package]
    )


def _sentence(package: dict[str, Any], hole: dict[str, Any]) -> str:
    mended = ", ".join(hole["fix_versions"]) or "no release"
    return f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
