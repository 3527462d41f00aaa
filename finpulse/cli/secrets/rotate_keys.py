"""`finpulse rotate-keys`: sign tokens, or seal secrets, with a new key from now on."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.orm import Session

from finpulse.access.reseal import reseal
from finpulse.cli.all_owners import NoDatabase, all_owners
from finpulse.config import Settings, read_settings
from finpulse.credentials.signing_keys import KeySource, rotate
from finpulse.errors import SettingError
from finpulse.local_secrets import PREVIOUS_SIGNING_KEY, SIGNING_KEY, local_secret, secret_path
from finpulse.sealing.keys import add_key, sealer


@click.command(name="rotate-keys", short_help="Sign tokens, or seal secrets, with a new key.")
@click.option("--end-sign-ins", is_flag=True, help="Refuse what the old keys have signed: everybody signs in anew.")
@click.option("--encryption", is_flag=True, help="Seal secrets with a new key instead, those that are stored as well.")
@click.option("--add-only", is_flag=True, help="With --encryption: leave what is stored under the keys before.")
@click.option("--reseal", "reseals", is_flag=True, help="Seal what is stored with the newest key, and make none.")
def command(end_sign_ins: bool, encryption: bool, add_only: bool, reseals: bool) -> None:
    """Sign tokens with a new key. What the key before it has signed stays good until it expires, after 30 days at most.

    Running processes take the new key by themselves. The key before the last is forgotten. Keys that seal are kept, to
    open backups of before. On several machines that have files of their own, use --encryption --add-only on one, give
    its file to the others, and use --reseal then.
    """
    if encryption or reseals:
        _seal_anew(read_settings(), adds=encryption, reseals=reseals or not add_only)
        return
    current, previous = key_files(read_settings())
    key = rotate(current, previous, keep=not end_sign_ins)
    rest = "all older tokens are refused" if end_sign_ins else "those of the key before it are good until they expire"
    click.echo(f"Tokens are signed with key {key.kid} from now on; {rest}.")


def _seal_anew(settings: Settings, *, adds: bool, reseals: bool) -> None:
    """Add a key, seal what is stored by the newest one, or both, and tell what became of it."""
    if adds:
        add_key(settings)
        click.echo("Secrets are sealed with a new key from now on; the keys before it open what they have sealed.")
    if not reseals:
        return
    try:
        with all_owners("owner") as engine, Session(engine) as session:
            resealed = reseal(session, sealer(settings))
    except NoDatabase as away:
        raise click.ClickException(
            f"What is stored is still under the older keys: {away} Use `finpulse rotate-keys --reseal` once it answers."
        ) from away
    click.echo(f"Stored secrets that are under the newest key now: {resealed.done}.")
    if resealed.lost:
        raise click.ClickException(
            f"Stored secrets that none of the keys opens, and that stay as they are: {resealed.lost}."
        )


def key_files(settings: Settings) -> tuple[Path, Path]:
    """The files of the key and the one before it. Raises SettingError where a key is given by value."""
    sources = (settings.secret_key, settings.secret_key_previous)
    for source in sources:
        if source.value:
            raise SettingError(source.setting, "given by value", f"none: name files by {source.setting}_FILE instead")
    named = [source.path for source in sources if source.path]
    if len(named) == 1:
        raise SettingError(_unnamed(sources), "", "a file beside that of the other key, which rotating writes")
    if named:
        return named[0], named[1]
    local_secret(settings.home, SIGNING_KEY)
    return secret_path(settings.home, SIGNING_KEY), secret_path(settings.home, PREVIOUS_SIGNING_KEY)


def _unnamed(sources: tuple[KeySource, KeySource]) -> str:
    return next(f"{source.setting}_FILE" for source in sources if not source.path)
