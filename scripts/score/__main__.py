"""Run every scorecard against a started stack, and say what is missing where one can't be run."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from scripts.score import messy, pollock, previews, strings

SHARED: Final = Path(os.environ.get("FINPULSE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
SERVER: Final = os.environ.get("FINPULSE_URL") or "http://127.0.0.1:8000"


class Card(NamedTuple):
    """A scorecard beside the corpora: its program, and the folder of cases where there are several."""

    program: str
    cases: str = ""


CARDS: Final = (
    Card("flows.py"),
    Card("statements.py", "banks"),
    Card("statements.py", "countries"),
    Card("statements.py", "statements"),
    Card("overlaps.py"),
    Card("categories.py"),
)
_TELLS_MORE: Final = ("statements.py", "overlaps.py")


def main() -> int:
    """Run all that there is; 1 where something that is needed is missing or a scorecard breaks off."""
    if wanting := _wanting():
        print(f"make score: {wanting}", file=sys.stderr)
        return 1
    failed = [card for card in CARDS if _run(card) != 0]
    print("messy")
    messy.score(SHARED, _register)
    print("previews")
    previews.score(SHARED, _register)
    print("pollock")
    pollock.score(SHARED)
    print("strings")
    strings.score(SHARED)
    return 1 if failed else 0


def _register() -> Any:
    """A new user, through the client that lies beside the corpora."""
    sys.path.insert(0, str(SHARED / "score"))
    return import_module("client").Api(SERVER).register()


def _wanting() -> str:
    """What has to be there before anything can be scored; empty where nothing is wanting."""
    if not (SHARED / "corpora").is_dir():
        return f"it needs the corpora, and there are none in {SHARED}; FINPULSE_SHARED names their folder."
    try:
        with urlopen(f"{SERVER}/health/ready", timeout=10):  # noqa: S310 - the operator names the server
            return ""
    except (URLError, OSError) as error:
        return f"it needs a running stack: start one by `make run`, or name it by FINPULSE_URL. {SERVER}: {error}"


def _run(card: Card) -> int:
    """One of the scorecards, in a process of its own."""
    print(card.program, card.cases, flush=True)
    command = [sys.executable, str(SHARED / "score" / card.program)]
    command += [SERVER] if card.program == "flows.py" else ["--api", SERVER]
    if card.cases:
        command += ["--cases", str(SHARED / "corpora" / card.cases)]
    if card.program in _TELLS_MORE:
        command.append("--verbose")
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
