"""`make pin-images`: write the digests behind the tags of all images into docker-compose.yml and the Dockerfile."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

# An image in either file, as it stands there: its tag, and the digest that a former run has written.
IMAGE: Final = re.compile(r"(?m)^(\s+image: |ARG \w+_IMAGE=)([\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?$")
ASK: Final = ("docker", "buildx", "imagetools", "inspect", "--format", "{{json .Manifest.Digest}}")
FILES: Final = ("docker-compose.yml", "Dockerfile")


def main(folder: Path) -> None:
    """Pin all, or none where the registry can't say what one of the tags stands for."""
    pinned = {folder / name: _pinned((folder / name).read_text(encoding="utf-8")) for name in FILES}
    for path, text in pinned.items():
        path.write_text(text, encoding="utf-8")


def _pinned(text: str) -> str:
    return IMAGE.sub(lambda match: f"{match[1]}{match[2]}@{_digest(match[2])}", text)


def _digest(image: str) -> str:
    """The digest of a tag, for all processors that it is there for. Raises SystemExit with what docker says."""
    try:
        done = subprocess.run([*ASK, image], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise SystemExit("docker is not installed here, and it alone can ask a registry for digests.") from None
    if done.returncode:
        raise SystemExit(f"Nothing was pinned: {image} could not be looked up. {done.stderr.strip()[-300:]}")
    digest: str = json.loads(done.stdout)
    if not re.fullmatch(r"sha256:[0-9a-f]{64}", digest):
        raise SystemExit(f"Nothing was pinned: docker says of {image} that its digest is {digest!r}.")
    sys.stdout.write(f"{image}  {digest}\n")
    return digest


if __name__ == "__main__":
    main(Path.cwd())
