"""A small IMAP server with one user and folders in memory: as much of RFC 3501 as looking and moving takes."""

from __future__ import annotations

import re
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Thread

USER, PASSWORD = "ada", "correct horse"


@dataclass
class ImapServer:
    """Folders with their messages by number, at a port of 127.0.0.1; a command with `dies_at` in it cuts the line."""

    port: int = 0
    folders: dict[str, dict[int, bytes]] = field(default_factory=lambda: {"INBOX": {}})
    dies_at: str = ""

    def put(self, sender: str, files: dict[str, str], subject: str = "Your statement") -> None:
        """A message with these attachments."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, "ada@example.org", subject
        message.set_content("See the attachment.")
        for name, content in files.items():
            message.add_attachment(content.encode(), maintype="text", subtype="csv", filename=name)
        inbox = self.folders["INBOX"]
        inbox[max(inbox, default=sum(map(len, self.folders.values()))) + 1] = message.as_bytes()


@contextmanager
def imap_server() -> Iterator[ImapServer]:
    """Serve as long as the block lasts."""
    state = ImapServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            while line := self.rfile.readline().decode().strip():
                tag, _, command = line.partition(" ")
                if state.dies_at and state.dies_at in command:
                    return
                for answer in answers(state, command):
                    self.wfile.write(answer + b"\r\n")
                ok = "NO refused" if command.startswith("LOGIN") and PASSWORD not in command else "OK done"
                self.wfile.write(f"{tag} {ok}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        state.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield state
        server.shutdown()
        thread.join()


def answers(state: ImapServer, command: str) -> Iterator[bytes]:  # noqa: C901 - one case a command.
    """What stands before the end of an answer. A command that is not known does nothing."""
    inbox = state.folders["INBOX"]
    match command.split():
        case ["CAPABILITY"]:
            yield b"* CAPABILITY IMAP4rev1 MOVE"
        case ["LOGOUT"]:
            yield b"* BYE"
        case ["SELECT", _]:
            yield f"* {len(inbox)} EXISTS".encode()
        case ["STATUS", name, *_]:
            yield f"* STATUS {name} (UIDVALIDITY 1)".encode()
        case ["LIST", _, name] if name.strip('"') in state.folders:
            yield f'* LIST () "/" {name}'.encode()
        case ["CREATE", name]:
            state.folders[name.strip('"')] = {}
        case ["UID", "SEARCH", *_]:
            yield f"* SEARCH {' '.join(map(str, inbox))}".encode()
        case ["UID", "FETCH", numbers, *parts]:
            yield from fetched(inbox, numbers, headers_only="HEADER" in parts[0])
        case ["UID", "MOVE", number, name]:
            state.folders[name.strip('"')][int(number)] = inbox.pop(int(number))


def fetched(inbox: dict[int, bytes], numbers: str, *, headers_only: bool) -> Iterator[bytes]:
    for number in map(int, re.split(",", numbers)):
        whole = inbox[number]
        content = whole.partition(b"\n\n")[0] + b"\n\n" if headers_only else whole
        part = "HEADER" if headers_only else ""
        head = f"* {number} FETCH (UID {number} RFC822.SIZE {len(whole)} FLAGS () BODY[{part}] {{{len(content)}}}"
        yield head.encode()
        yield content + b")"
