"""`make lint-api`: what the API says of itself, under the linters and generators that its users have. It needs npm.

The Arazzo file is linted too, and the clients that are made go through the main flow. Any error or warning fails.
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
from scripts.lint_api.typescript_flows import run_flows
from scripts.npm import packages

WORKFLOWS: Final = CHECKOUT / "docs" / "finpulse.arazzo.yaml"
PACKAGES: Final = (
    "@stoplight/spectral-cli@6.16.3",
    "@redocly/cli@2.77.0",
    "openapi-typescript@7.13.0",
    "@hey-api/openapi-ts@0.95.0",
    "typescript@5.9.3",
    "openapi-fetch@0.17.0",
    "@types/node@20.19.43",
)


def commands(document: Path, folder: Path) -> dict[str, list[str]]:
    """What is run, by name; each writes into the folder if at all."""
    ruleset = folder / "spectral.yaml"
    ruleset.write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    settings = folder / "openapi-ts.config.mjs"
    output = {"path": str(folder / "client"), "module": {"extension": ".js"}}  # As Node itself finds modules.
    told = json.dumps({"input": str(document), "output": output})
    settings.write_text(f"export default {told};\n", encoding="utf-8")
    return {
        "spectral": ["lint", str(document), "--ruleset", str(ruleset), "--fail-severity", "warn"],
        "redocly": ["lint", str(document), str(WORKFLOWS)],
        # What has a default may be left out, as everywhere else; of itself the generator asks for all of it.
        "openapi-typescript": [
            *(str(document), "--output", str(folder / "types.ts")),
            *("--default-non-nullable", "false"),
        ],
        "openapi-ts": ["--file", str(settings)],
    }


def is_clean(program: Path, arguments: Sequence[str], folder: Path) -> bool:
    """Whether a linter or a generator has nothing to say against the document; what it says is printed."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, cwd=folder)
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
        results = [is_clean(modules / ".bin" / program, arguments, Path(beside)) for program, arguments in ran]
        results.append(run_flows(modules, Path(beside)))
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
