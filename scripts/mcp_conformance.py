"""Hold a running stack's POST /mcp against the protocol's own conformance suite, as far as that applies to it.

    MCP_TOKEN=fp_… make mcp-conformance ARGS=http://127.0.0.1:8000

The suite sends no token, so that a relay on a port of its own adds it. It comes from npm and needs Node 22; a second
argument names a folder whose `node_modules` has it already. Scenarios of what isn't offered here (resources, prompts,
logs, streams, or a tool of the suite's own) are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

import httpx

from scripts.npm import packages

SUITE: Final = "@modelcontextprotocol/conformance"
VERSION: Final = "0.1.16"
SCENARIOS: Final = ("server-initialize", "ping", "tools-list", "dns-rebinding-protection")
# What belongs to one connection, or is written anew.
OWN: Final = ("connection", "transfer-encoding", "content-length", "content-encoding")


def main(server: str, *unpacked: str) -> int:
    """How many scenarios have failed."""
    token = os.environ["MCP_TOKEN"]
    with packages(unpacked, f"{SUITE}@{VERSION}") as modules, relay(server, token) as address:
        return sum(_fails(modules, scenario, address) for scenario in SCENARIOS)


@contextmanager
def relay(server: str, token: str) -> Iterator[str]:
    """The address of /mcp behind a relay that adds the token, as long as the block lasts."""

    class Relay(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            sent = {name: value for name, value in self.headers.items() if name.lower() not in OWN}
            sent["Authorization"] = f"Bearer {token}"
            answer = httpx.request(self.command, server + self.path, headers=sent, content=body, trust_env=False)
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name.lower() not in OWN:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_DELETE = do_POST  # noqa: N815 - as http.server calls them.

        def log_message(self, *_: object) -> None:
            """The suite tells what it has found."""

    relaying = ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    Thread(target=relaying.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{relaying.server_port}/mcp"
    finally:
        relaying.shutdown()
        relaying.server_close()


def _fails(modules: Path, scenario: str, address: str) -> bool:
    suite = modules / SUITE / "dist" / "index.js"
    command = ["node", suite, "server", "--url", address, "--scenario", scenario]
    return subprocess.run(command, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
