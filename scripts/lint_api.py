"""`make lint-api`: what the API says of itself, under the linters and generators that its users have. It needs npm.

The Arazzo file is linted too. Any error or warning fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from finpulse.embedded.launch import CHECKOUT
from scripts.generate_client import documentation
from scripts.npm import packages

WORKFLOWS: Final = CHECKOUT / "docs" / "finpulse.arazzo.yaml"
PACKAGES: Final = (
    "@stoplight/spectral-cli@6.16.3",
    "@redocly/cli@2.77.0",
    "openapi-typescript@7.13.0",
    "@hey-api/openapi-ts@0.95.0",
    "typescript@5.9.3",
)


def commands(document: Path, folder: Path) -> dict[str, list[str]]:
    """What is run, by name; each writes into the folder if at all."""
    ruleset = folder / "spectral.yaml"
    ruleset.write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    return {
        "spectral": ["lint", str(document), "--ruleset", str(ruleset), "--fail-severity", "warn"],
        "redocly": ["lint", str(document), str(WORKFLOWS)],
        "openapi-typescript": [str(document), "--output", str(folder / "types.ts")],
        "openapi-ts": ["--input", str(document), "--output", str(folder / "client")],
    }


def is_clean(program: Path, arguments: Sequence[str]) -> bool:
    """Whether a linter or a generator has nothing to say against the document; what it says is printed."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    clean = done.returncode == 0 and " warning" not in said.replace("0 warning", "").replace("Deprecation warning", "")
    print(f"{program.name}: {'clean' if clean else said}")
    return clean


def main() -> None:
    """Lint, generate, and fail where any of them is not content."""
    with tempfile.TemporaryDirectory() as beside, packages(sys.argv[1:], *PACKAGES) as modules:
        document = Path(beside) / "openapi.json"
        document.write_text(json.dumps(documentation(), default=float), encoding="utf-8")
        ran = commands(document, Path(beside)).items()
        results = [is_clean(modules / ".bin" / program, arguments) for program, arguments in ran]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
