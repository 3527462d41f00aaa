"""`finpulse watch-mailbox`: statements that banks send by mail, imported as they come."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from finpulse.cli.arrivals.mailbox import Attachments
from finpulse.cli.arrivals.mailbox_settings import mailbox_settings
from finpulse.cli.arrivals.watch import SETTLED_SECONDS, alone_in, watch_folder
from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.person.destination import Wanted

EVERY_SECONDS: Final = 60.0


@click.command(name="watch-mailbox", short_help="Import statements that come by mail from listed senders.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--account", metavar="NAME", help="The account's name or id; with --currency one that is new is made.")
@click.option("--currency", help="The currency of the statements, such as USD, where they don't say it.")
@click.option("--every", type=click.FloatRange(1, 86400), default=EVERY_SECONDS, show_default=True, metavar="SECONDS")
@click.option("--once", is_flag=True, help="End when everything that is there has been taken.")
@for_person
def watch_mailbox(
    person: Person, folder: Path, account: str | None, currency: str | None, every: float, once: bool
) -> None:
    """Lay the attachments of listed senders into FOLDER, and import them from there as `finpulse watch` does.

    The mailbox is an IMAP one: FINPULSE_MAILBOX_HOST, …_USER, …_PASSWORD or …_PASSWORD_FILE, and …_SENDERS, which are
    addresses or domains such as @bank.example. Messages that were taken are moved to the folder …_DONE (Fin-Pulse).
    All others are left as they are. Whoever can send you mail under a listed address is believed.
    """
    attachments = Attachments(mailbox_settings(os.environ), folder, every, person.tell, patient=not once)
    wanted = Wanted(account, currency and currency.upper())
    with alone_in(folder):
        settle = 0.0 if once else SETTLED_SECONDS
        watch_folder(person, folder, wanted, settle, once=once, fetch=attachments.fetch)
