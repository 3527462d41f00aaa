"""`finpulse rotate-keys`: sign tokens, or seal secrets, with a new key from now on."""

from __future__ import annotations

from pathlib import Path

import click

from finpulse.config import Settings, read_settings
from finpulse.credentials.signing_keys import KeySource, rotate
from finpulse.errors import SettingError
from finpulse.local_secrets import PREVIOUS_SIGNING_KEY, SIGNING_KEY, local_secret, secret_path
from finpulse.sealing.keys import add_key


@click.command(name="rotate-keys", short_help="Sign tokens, or seal secrets, with a new key.")
@click.option("--end-sign-ins", is_flag=True, help="Refuse what the old keys have signed: everybody signs in anew.")
@click.option("--encryption", is_flag=True, help="Seal stored secrets with a new key instead; tokens stay as they are.")
def command(end_sign_ins: bool, encryption: bool) -> None:
    """Sign tokens with a new key. What the key before it has signed stays good until it expires, after 30 days at most.

    Running processes take the new key by themselves. The key before the last is forgotten.
    """
    if encryption:
        add_key(read_settings())
        click.echo("Secrets are sealed with a new key from now on; the keys before it open what they have sealed.")
        return
    current, previous = key_files(read_settings())
    key = rotate(current, previous, keep=not end_sign_ins)
    rest = "all older tokens are refused" if end_sign_ins else "those of the key before it are good until they expire"
    click.echo(f"Tokens are signed with key {key.kid} from now on; {rest}.")


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
