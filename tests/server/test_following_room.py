"""The room of those who follow: one look for all of them, heartbeats, and an end for whoever may be told no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from finpulse.server import following
from finpulse.server.answers import Answer
from finpulse.server.following import HEARTBEAT, Event, Follow, FollowingRoom, Topic

PATIENCE_SECONDS = 10


class Things:
    """A source whose things are what a test says, and which counts how often it was looked at."""

    def __init__(self, **versions: str) -> None:
        self.now = dict(versions)
        self.looks = self.rendered = 0

    def versions(self, owner_id: int, numbers: Collection[int]) -> Mapping[int, str]:
        if owner_id == 13:
            raise RuntimeError("nothing can be told of this owner")
        self.looks += 1
        return {number: version for number in numbers if (version := self.now.get(f"thing{number}"))}

    def event(self, topic: Topic, version: str) -> Event | None:
        self.rendered += 1
        return Event(version, b"{}", is_last=version == "end")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(following, "LONGEST_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(following, "HEARTBEAT_SECONDS", 0.05)


class Client:
    """What one client was sent."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.pieces.append(message.get("body", b""))

    def ids(self) -> list[str]:
        return [piece.split(b"\n")[0].decode() for piece in self.pieces if piece.startswith(b"id: ")]


def follow(
    things: Things, owner: int = 1, goes_on: Callable[[], bool] = lambda: True, most: int | None = None
) -> Follow:
    return Follow(Topic(owner, 1), things, "begun", goes_on, most)


def told(things: Things, *follows: Follow, change: Callable[[], None] = lambda: None) -> list[Client]:
    """Let clients follow until their streams end, and make a change once they all do."""

    async def serve() -> list[Client]:
        room, clients = FollowingRoom(ThreadPoolExecutor(1)), [Client() for _ in follows]
        gone: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        streams = [
            asyncio.create_task(room.stream(each, Answer(200, [], b"first"), client.send, gone))
            for each, client in zip(follows, clients, strict=True)
        ]
        await asyncio.sleep(0.1)
        change()
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.gather(*streams)
        return clients

    return asyncio.run(serve())


def test_all_who_follow_a_thing_are_told_by_one_look() -> None:
    things = Things(thing1="begun")
    clients = told(things, *[follow(things)] * 50, change=lambda: things.now.update(thing1="end"))
    assert [client.ids() for client in clients] == [["id: end"]] * 50
    assert things.rendered == 1


def test_whoever_may_be_told_no_more_is_sent_away_at_a_heartbeat() -> None:
    things, answers = Things(thing1="begun"), iter([True, False])
    [client] = told(things, follow(things, goes_on=lambda: next(answers)))
    assert client.pieces == [b"", b"first", HEARTBEAT, b""]


def test_what_is_gone_ends_its_streams() -> None:
    things = Things(thing1="begun")
    [client] = told(things, follow(things), change=things.now.clear)
    assert client.ids() == []


def test_what_can_not_be_told_of_one_owner_keeps_nothing_from_others() -> None:
    things, answers = Things(thing1="begun"), iter([True, True, True, False])
    unseen = follow(things, owner=13, goes_on=lambda: next(answers))
    client, other = told(things, follow(things), unseen, change=lambda: things.now.update(thing1="end"))
    assert (client.ids(), other.ids()) == (["id: end"], [])


def test_places_are_counted_by_follower_and_given_back() -> None:
    room, mine, theirs = FollowingRoom(ThreadPoolExecutor(1)), follow(Things(), most=1), follow(Things(), 2, most=1)
    assert [room.enter(mine), room.enter(mine), room.enter(theirs)] == [True, False, True]
    room.leave(mine)
    assert room.enter(mine)
