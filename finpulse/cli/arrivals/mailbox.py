"""A mailbox -> the attachments of listed senders, each laid once into a folder from which statements are imported."""

from __future__ import annotations

import hashlib
import imaplib
import os
import re
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessage
from imap_tools.errors import ImapToolsError, MailboxLoginError

from finpulse.cli.arrivals.mailbox_settings import MailboxSettings
from finpulse.cli.arrivals.take_file import DONE, FAILED
from finpulse.errors import FinPulseError

TIMEOUT_SECONDS: Final = 60
LARGEST_MESSAGE: Final = 64 << 20
HEADERS_AT_ONCE: Final = 100
_UNFIT: Final = re.compile(r"[^\w.() +-]+")
Tell = Callable[[str], None]


class Attachments:
    """Brings what is new, every so many seconds; a mailbox that is away is told, and asked again later.

    A message is moved away when all of its attachments are on the disk, and each has a name by its digest: so whatever
    ends us in between, none of them is laid there twice.
    """

    def __init__(
        self, settings: MailboxSettings, folder: Path, every: float, tell: Tell, *, patient: bool = True
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._every = every
        self._tell = tell
        self._patient = patient
        self._next = 0.0
        # The highest number of a message that was looked at, and the numbering that it is of: messages of others stay.
        self._seen, self._numbering = 0, 0

    def fetch(self) -> None:
        """Bring what is new, where that is due.

        Raises FinPulseError where the mailbox refuses the password, and where it can't be read and nobody is patient.
        """
        if time.monotonic() < self._next:
            return
        try:
            with self._open() as box:
                self._take_new(box)
        except MailboxLoginError:
            raise FinPulseError(f"{self._settings.host} refuses the user or the password of the mailbox.") from None
        except (ImapToolsError, OSError, EOFError, imaplib.IMAP4.error) as error:
            said = f"The mailbox can't be read now: {type(error).__name__}: {error}"
            if not self._patient:
                raise FinPulseError(said) from error
            self._tell(f"{said}; it is tried again.")
        self._next = time.monotonic() + self._every

    def _open(self) -> BaseMailBox:
        host, port, user = self._settings.host, self._settings.port, self._settings.user
        checked = ssl.create_default_context()  # The library's own default checks no certificate.
        box: BaseMailBox
        if self._settings.security == "on":
            box = MailBox(host, port, timeout=TIMEOUT_SECONDS, ssl_context=checked)
        elif self._settings.security == "starttls":
            box = MailBoxStartTls(host, port, timeout=TIMEOUT_SECONDS, ssl_context=checked)
        else:
            box = MailBoxUnencrypted(host, port, timeout=TIMEOUT_SECONDS)
        return box.login(user, self._settings.password, self._settings.folder)

    def _take_new(self, box: BaseMailBox) -> None:
        new = self._new_numbers(box)
        for uid in list(self._listed(box, new)):
            for message in box.fetch(uid_list=[uid], mark_seen=False):
                self._lay_down(message)
                if not box.folder.exists(self._settings.done):
                    box.folder.create(self._settings.done)
                box.move(uid, self._settings.done)
        self._seen = max(map(int, new), default=self._seen)

    def _new_numbers(self, box: BaseMailBox) -> list[str]:
        """The numbers (UIDs) of messages since the last look; a range up to the last one has at least that."""
        numbering = box.folder.status(self._settings.folder, ["UIDVALIDITY"])["UIDVALIDITY"]
        if numbering != self._numbering:
            self._seen, self._numbering = 0, numbering
        return [uid for uid in box.uids(f"UID {self._seen + 1}:*", charset=None) if int(uid) > self._seen]

    def _listed(self, box: BaseMailBox, new: list[str]) -> Iterator[str]:
        """Those of the new messages whose attachments are taken; of the others it is told why not."""
        others = 0
        for message in box.fetch(uid_list=new, headers_only=True, mark_seen=False, bulk=HEADERS_AT_ONCE) if new else ():
            if len(message.obj.get_all("From", [])) != 1 or not self._settings.takes(message.from_):
                others += 1
            elif message.size_rfc822 > LARGEST_MESSAGE:
                self._tell(f"{_title(message)} stays: it has {message.size_rfc822 >> 20} MB, which is too much.")
            else:
                assert message.uid is not None, "a server tells it"
                yield message.uid
        if others:
            self._tell(f"{others} new messages stay: FINPULSE_MAILBOX_SENDERS doesn't list their senders.")

    def _lay_down(self, message: MailMessage) -> None:
        found = [each for each in message.attachments if each.filename and each.content_disposition != "inline"]
        for attachment in found:
            digest = hashlib.sha256(attachment.payload).hexdigest()[:12]
            name = f"{digest}-{_UNFIT.sub('_', attachment.filename).lstrip('.')[-100:]}"
            if self._is_known(digest):
                self._tell(f"{attachment.filename} of {_title(message)} was taken before.")
            else:
                _write(self._folder / name, attachment.payload)
                self._tell(f"{attachment.filename} of {_title(message)} is taken as {name}.")
        if not found:
            self._tell(f"{_title(message)} has no attachment; nothing is taken from it.")

    def _is_known(self, digest: str) -> bool:
        """Whether these bytes lie in the folder, or did before they were imported."""
        folders = (self._folder, self._folder / DONE, self._folder / FAILED)
        return any(any(folder.glob(f"{digest}-*")) for folder in folders)


def _write(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, also after a power cut."""
    hidden = path.with_name(f".{path.name}.part")
    with hidden.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    hidden.replace(path)


def _title(message: MailMessage) -> str:
    return f'"{message.subject[:80]}" from {message.from_}'
