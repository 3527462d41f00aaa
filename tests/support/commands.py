"""Commands of `finpulse`, run in this process with the settings of the environment."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from finpulse.cli import finpulse


def invoke(*arguments: str) -> Result:
    """Run a command to its end. Its exit code and output are in the result, and so is a FinPulseError of it."""
    return CliRunner().invoke(finpulse, arguments)


def json_of(*arguments: str) -> Any:
    """What a command prints with `--json`."""
    result = invoke(*arguments, "--json")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout)
