"""The broker's logins: which keys and commands each part of the system needs, as Redis and Valkey both read it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

# What every connection begins with, and what Celery asks and writes where it sends a message.
_SENDING: Final = (
    "-@all +@connection +@transaction +type +exists +sadd +smembers +lpush +llen +publish +hincrby +rename +expire"
)
_USUAL: Final = "-@admin -@dangerous +info"
_EVERYTHING: Final = f"+@all {_USUAL}"
# kombu's: which queue is whose, and what workers have in hand. Ours: what was put aside, and how much was dropped.
_QUEUES: Final = "~interactive* ~bulk* ~night* ~ocr* ~_kombu.* ~finpulse.*"
_LOOKED_AT: Final = "%R~interactive* %R~bulk* %R~night* %R~ocr* %R~unacked* %R~celery.unacked* %R~_kombu.*"
# That a message was sent is an event. A command for workers goes over other channels, which only workers and Flower
# have; Celery listens to patterns of channels, which no rule can name but the one for all.
_EVENTS: Final = "resetchannels &*celeryev*"
_COUNTS: Final = "(+hgetall %R~finpulse.dropped)"
_LIMITS: Final = "(+@all -@admin -@dangerous ~LIMITS:*)"

LOGINS: Final[Mapping[str, str]] = {
    # It sends, counts tries for its limits, and tells in its metrics how much was dropped.
    "api": f"{_QUEUES} %R~unacked* {_EVENTS} {_SENDING} {_USUAL} {_LIMITS} {_COUNTS}",
    "worker": f"{_QUEUES} ~unacked* ~*celery* allchannels {_EVERYTHING}",
    "sweeper": f"{_QUEUES} %R~unacked* {_EVENTS} {_SENDING} {_USUAL} {_COUNTS}",
    # It sends to one queue alone; `bulk` is the exchange of all queues, to which each is said to belong.
    "beat": f"{_LOOKED_AT} ~night* ~_kombu.binding.bulk ~_kombu.binding_permanent.bulk {_EVENTS} {_SENDING} {_USUAL}",
    # It looks at everything and commands workers, and neither puts messages into queues nor takes them out.
    "flower": f"{_LOOKED_AT} ~_kombu.* ~*celery* allchannels {_EVERYTHING}",
    # Of a stack on one machine, whose parts are one user of the system and could read each other's files.
    "finpulse": f"{_QUEUES} ~unacked* ~*celery* ~LIMITS:* allchannels {_EVERYTHING}",
}
# Queued work outlives a restart, and is refused rather than forgotten where memory runs out. Whoever watches the server
# needs no password to ask whether it answers. Nobody can log in as `default`; but Redis 7 itself does as that user
# what its file says, and without all rights it would leave out whatever was written as one transaction.
_SERVER: Final = """\
daemonize no
appendonly yes
save ""
maxmemory-policy noeviction
user default off allkeys allchannels +@all
user health on nopass resetkeys resetchannels -@all +ping
"""


def server_settings(passwords: Mapping[str, str]) -> str:
    """The settings of a server that lets in these logins, each with its password, of which this holds a digest."""
    return _SERVER + "".join(
        f"user {login} on #{hashlib.sha256(password.encode()).hexdigest()} resetkeys {LOGINS[login]}\n"
        for login, password in passwords.items()
    )
