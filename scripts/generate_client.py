"""`make client`: the generated part of the Python client, from the documentation that the API serves of itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from finpulse.app import create_app
from finpulse.config import read_settings
from finpulse.embedded.launch import CHECKOUT

CLIENT: Final = CHECKOUT / "clients" / "python"
GENERATED: Final = CLIENT / "finpulse_client" / "generated"
# The documentation is the same whatever the database.
NOWHERE: Final = "postgresql://nobody@127.0.0.1:1/none"


def generate(document: Any, folder: Path) -> str:
    """Generate the client of a document into a folder that isn't there yet, and return what the generator warned of."""
    with tempfile.TemporaryDirectory() as beside:
        source = Path(beside) / "openapi.json"
        source.write_text(json.dumps(document, default=float), encoding="utf-8")
        command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--path", str(source)]
        command += ["--config", str(CLIENT / "generator.yml"), "--output-path", str(folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.partition("Warning(s)")[2]


def documentation() -> Any:
    """What /openapi.json answers."""
    with tempfile.TemporaryDirectory() as home:
        settings = read_settings({**os.environ, "FINPULSE_HOME": home, "FINPULSE_DATABASE_URL": NOWHERE})
        return json.loads(create_app(settings).test_client().get("/openapi.json").get_data())


def main() -> None:
    """Replace what was generated before."""
    shutil.rmtree(GENERATED, ignore_errors=True)
    sys.exit(generate(documentation(), GENERATED) or None)


if __name__ == "__main__":
    main()
