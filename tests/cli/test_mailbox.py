"""A mailbox: the attachments of listed senders, each once; all else is told and left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from finpulse.cli.arrivals.mailbox import Attachments
from finpulse.cli.arrivals.mailbox_settings import mailbox_settings
from finpulse.errors import FinPulseError, SettingError
from tests.support.imap_server import PASSWORD, USER, ImapServer, imap_server

MARCH, APRIL = "Date,Amount\n2026-03-01,-1.00\n", "Date,Amount\n2026-04-01,-1.00\n"
BANK = "My Bank <Statements@Bank.example>"
GIVEN = {
    "FINPULSE_MAILBOX_HOST": "127.0.0.1",
    "FINPULSE_MAILBOX_TLS": "off",
    "FINPULSE_MAILBOX_USER": USER,
    "FINPULSE_MAILBOX_PASSWORD": PASSWORD,
    "FINPULSE_MAILBOX_SENDERS": "statements@bank.example, @other.example",
}


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with imap_server() as server:
        yield server


def fetch(server: ImapServer, folder: Path, **given: str) -> list[str]:
    """Bring what is new, as a command does that has just begun, and return what it said."""
    said: list[str] = []
    settings = mailbox_settings({**GIVEN, "FINPULSE_MAILBOX_PORT": str(server.port), **given})
    Attachments(settings, folder, 60, said.append, patient=False).fetch()
    return said


def contents(folder: Path) -> list[str]:
    return sorted(path.read_text() for path in folder.iterdir() if path.is_file())


def test_attachments_of_listed_senders_are_taken_and_their_messages_moved(server: ImapServer, tmp_path: Path) -> None:
    server.put(BANK, {"march.csv": MARCH, "april.csv": APRIL})
    server.put("someone@other.example", {"../../etc/may.csv": "May"})
    said = fetch(server, tmp_path)
    assert contents(tmp_path) == sorted([MARCH, APRIL, "May"])
    assert all(path.name.endswith(".csv") and path.parent == tmp_path for path in tmp_path.iterdir())
    assert [len(server.folders[name]) for name in ("INBOX", "Fin-Pulse")] == [0, 2]
    assert [line.partition(" of ")[0] for line in said] == ["march.csv", "april.csv", "../../etc/may.csv"]


def test_what_is_not_taken_is_told_and_left(server: ImapServer, tmp_path: Path) -> None:
    server.put("someone@elsewhere.example", {"march.csv": MARCH})
    server.put("statements@bank.example.evil.example", {"march.csv": MARCH})
    server.put('"statements@bank.example" <thief@elsewhere.example>', {"march.csv": MARCH})
    server.put(BANK, {}, "We wish you well")
    said = fetch(server, tmp_path)
    assert contents(tmp_path) == []
    assert len(server.folders["INBOX"]) == 3
    assert said == [
        "3 new messages stay: FINPULSE_MAILBOX_SENDERS doesn't list their senders.",
        '"We wish you well" from Statements@Bank.example has no attachment; nothing is taken from it.',
    ]


def test_an_attachment_is_taken_once_however_often_its_message_comes(server: ImapServer, tmp_path: Path) -> None:
    server.put(BANK, {"march.csv": MARCH})
    fetch(server, tmp_path)
    [taken] = tmp_path.iterdir()
    (tmp_path / "done").mkdir()
    taken.rename(tmp_path / "done" / taken.name)
    server.put(BANK, {"march.csv": MARCH})
    [told] = fetch(server, tmp_path)
    assert "was taken before" in told
    assert contents(tmp_path) == []


def test_what_ends_before_the_message_is_moved_takes_nothing_twice(server: ImapServer, tmp_path: Path) -> None:
    server.put(BANK, {"march.csv": MARCH})
    server.dies_at = "MOVE"
    with pytest.raises(FinPulseError, match="can't be read now"):
        fetch(server, tmp_path)
    server.dies_at = ""
    fetch(server, tmp_path)
    assert contents(tmp_path) == [MARCH]
    assert len(server.folders["Fin-Pulse"]) == 1


def test_a_patient_one_goes_on_where_it_was_cut_off(server: ImapServer, tmp_path: Path) -> None:
    said: list[str] = []
    settings = mailbox_settings({**GIVEN, "FINPULSE_MAILBOX_PORT": str(server.port)})
    attachments = Attachments(settings, tmp_path, 0, said.append)
    server.put("someone@elsewhere.example", {"march.csv": MARCH})
    server.put(BANK, {"march.csv": MARCH})
    server.dies_at = "(BODY.PEEK[]"
    attachments.fetch()
    assert said[-1].endswith("it is tried again.")
    server.dies_at = ""
    attachments.fetch()
    assert contents(tmp_path) == [MARCH]
    said.clear()
    attachments.fetch()
    assert said == []


def test_a_wrong_password_is_told_and_not_tried_again(server: ImapServer, tmp_path: Path) -> None:
    with pytest.raises(FinPulseError, match="refuses the user or the password"):
        fetch(server, tmp_path, FINPULSE_MAILBOX_PASSWORD="another")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOST", ""),
        ("PASSWORD", ""),
        ("PORT", "0"),
        ("SENDERS", ""),
        ("SENDERS", "bank"),
        ("TLS", "maybe"),
        ("USER", ""),
    ],
)
def test_a_setting_that_is_missing_or_wrong_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"FINPULSE_MAILBOX_{name}"):
        mailbox_settings({**GIVEN, f"FINPULSE_MAILBOX_{name}": value})


def test_certificates_are_checked(server: ImapServer, tmp_path: Path) -> None:
    """A server without TLS is none that a password is told to, unless that is asked for."""
    with pytest.raises(FinPulseError, match="SSL"):
        fetch(server, tmp_path, FINPULSE_MAILBOX_TLS="on")
