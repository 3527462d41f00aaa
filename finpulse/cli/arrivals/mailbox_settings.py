"""Which mailbox is looked into, by variables FINPULSE_MAILBOX_…, and whose attachments are taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from finpulse.credentials.secret_settings import read_secret
from finpulse.errors import SettingError

Security = Literal["on", "starttls", "off"]
PREFIX: Final = "FINPULSE_MAILBOX_"
_SENDER: Final = re.compile(r"[^@\s]*@[^@\s]+")
_ADDRESSES: Final = "addresses such as statements@bank.example, or @bank.example"
_PORTS: Final[Mapping[str, int]] = {"on": 993, "starttls": 143, "off": 143}


class MailboxSettings(NamedTuple):
    """A mailbox and how it is reached. `senders` are addresses, or domains as `@bank.example`, in lower case.

    Messages are looked for in `folder`, and those that were taken are moved to `done`.
    """

    host: str
    port: int
    security: Security
    user: str
    password: str
    senders: frozenset[str]
    folder: str
    done: str

    def takes(self, address: str) -> bool:
        """Whether attachments of this sender are taken."""
        plain = address.strip().lower()
        return plain in self.senders or f"@{plain.rpartition('@')[2]}" in self.senders


def mailbox_settings(given: Mapping[str, str]) -> MailboxSettings:
    """The mailbox that the environment names. Raises SettingError where a part is missing or can't be used."""
    security = given.get(f"{PREFIX}TLS") or "on"
    if security not in _PORTS:
        raise SettingError(f"{PREFIX}TLS", security, "one of " + ", ".join(_PORTS))
    port = given.get(f"{PREFIX}PORT") or str(_PORTS[security])
    if not re.fullmatch(r"\d{1,5}", port) or not 0 < int(port) < 1 << 16:
        raise SettingError(f"{PREFIX}PORT", port, "a whole number from 1 to 65535")
    password = read_secret(given, f"{PREFIX}PASSWORD")
    if not password:
        raise SettingError(f"{PREFIX}PASSWORD", "", "the password, or its file by FINPULSE_MAILBOX_PASSWORD_FILE")
    return MailboxSettings(
        host=_needed(given, "HOST", "the IMAP server, such as imap.example.com"),
        port=int(port),
        security=security,  # type: ignore[arg-type]  # It is one of them.
        user=_needed(given, "USER", "the user's name there"),
        password=password,
        senders=_senders(_needed(given, "SENDERS", _ADDRESSES)),
        folder=given.get(f"{PREFIX}FOLDER") or "INBOX",
        done=given.get(f"{PREFIX}DONE") or "Fin-Pulse",
    )


def _needed(given: Mapping[str, str], name: str, takes: str) -> str:
    if not (value := given.get(PREFIX + name, "").strip()):
        raise SettingError(PREFIX + name, "", takes)
    return value


def _senders(text: str) -> frozenset[str]:
    senders = [part for part in re.split(r"[,\s]+", text.lower()) if part]
    for sender in senders:
        if not _SENDER.fullmatch(sender):
            raise SettingError(f"{PREFIX}SENDERS", sender, _ADDRESSES)
    return frozenset(senders)
