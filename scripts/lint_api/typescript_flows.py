"""The clients that TypeScript's generators make, type-checked, and run against a stack of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

from finpulse.cli.client import local_url
from scripts.bench.stack import running_stack

FLOWS: Final = Path(__file__).with_name("flows")
PROGRAMS: Final = ("openapi_fetch", "hey_api")
OPTIONS: Final = {
    "strict": True,
    "target": "ES2022",
    "module": "NodeNext",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "skipLibCheck": True,
    "outDir": "built",
}


def run_flows(modules: Path, folder: Path) -> bool:
    """Compile the flows beside what was generated in the folder, and run each; whether all of it worked."""
    for flow in FLOWS.glob("*.ts"):
        shutil.copy(flow, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "node_modules").symlink_to(modules, target_is_directory=True)
    files = [f"{program}.ts" for program in PROGRAMS]
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "files": files}), encoding="utf-8")
    if not _works("typescript", [str(modules / ".bin" / "tsc"), "--project", str(folder)]):
        return False
    with running_stack() as stack:
        url = local_url(stack.settings)
        done = [_works(f"flow {name}", ["node", str(folder / "built" / f"{name}.js"), url]) for name in PROGRAMS]
    return all(done)


def _works(what: str, command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"{what}: {'works' if done.returncode == 0 else done.stdout + done.stderr}")
    return done.returncode == 0
