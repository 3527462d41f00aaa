"""`python -m finpulse.embedded postgres|valkey|launch …`: becomes that server, or any program, tied to its parent."""

import os
import sys
from pathlib import Path

from finpulse.embedded import launch
from finpulse.embedded.program import SERVERS

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    if name == "launch":
        launch.main(arguments)
    SERVERS[name].become(Path(os.environ["FINPULSE_HOME"]))
