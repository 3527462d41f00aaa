"""Following: a client is told of every change of something until its end, as server-sent events; no thread is held.

One look tells how all that is followed in a process is, however many follow it.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, MutableMapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Protocol

import structlog

from finpulse.server.answers import SENDING_SECONDS, Answer, Send

log = structlog.get_logger()

# Under this name in its environ a view leaves a Follow; its answer is what the client is told first.
FOLLOWING: Final = "finpulse.following"
# The pause between two looks at what is followed grows from the first to the second while nothing changes.
FIRST_PAUSE_SECONDS: Final = 0.25
LONGEST_PAUSE_SECONDS: Final = 1.0
# A line that says nothing keeps proxies from closing the connection, and shows whether the client is still there.
HEARTBEAT_SECONDS: Final = 15
HEARTBEAT: Final = b": still here\n\n"


class Topic(NamedTuple):
    """What is followed: a job by its owner and its id."""

    owner_id: int
    number: int


class Event(NamedTuple):
    """How something is, as JSON, under the id of this version of it; the last one is followed by none."""

    id: str
    data: bytes
    is_last: bool

    def sent(self) -> bytes:
        """The event as it goes over the line.

        >>> Event("7", b"{}", True).sent()
        b'id: 7\\ndata: {}\\n\\n'
        """
        lines = b"".join(b"data: " + line + b"\n" for line in self.data.splitlines())
        return f"id: {self.id}\n".encode() + lines + b"\n"


class Source(Protocol):
    """Tells how things are. Its functions are called in a thread, one call at a time."""

    def versions(self, owner_id: int, numbers: Collection[int]) -> Mapping[int, str]:
        """The version of each thing of an owner that is there."""

    def event(self, topic: Topic, version: str) -> Event | None:
        """The event of this version, or of a newer one; None where it is gone."""


class GoesOn(Protocol):
    """Asks whether the client may still be told; it is called in a thread."""

    def __call__(self) -> bool:
        """False once its token is over."""


@dataclass(frozen=True, slots=True)
class Follow:
    """What a client follows, from which source, and the id of the event that it has already.

    One follower may follow `most` things at a time in a process, None for as many as there are connections.
    """

    topic: Topic
    source: Source
    seen: str
    may_go_on: GoesOn
    most: int | None

    @property
    def follower(self) -> Hashable:
        """Whose follows are counted together."""
        return self.topic.owner_id


@dataclass(slots=True)
class _Followed:
    """Something that is followed, how it was at the last look, and the clients that are to be woken by a change."""

    source: Source
    version: str
    event: Event | None = None
    is_gone: bool = False
    pause: float = FIRST_PAUSE_SECONDS
    due: float = 0.0
    wakes: set[asyncio.Event] = field(default_factory=set)


class FollowingRoom:
    """All that clients of this process follow."""

    def __init__(self, threads: Executor) -> None:
        self._threads = threads
        self._closed = False
        self._by_follower: Counter[Hashable] = Counter()
        self._followed: dict[Topic, _Followed] = {}
        self._looking: asyncio.Task[None] | None = None

    def enter(self, follow: Follow) -> bool:
        """Whether there is a place; whoever got one leaves it."""
        if follow.most is not None and self._by_follower[follow.follower] >= follow.most:
            return False
        self._by_follower[follow.follower] += 1
        return True

    def leave(self, follow: Follow) -> None:
        """Give the place back."""
        self._by_follower[follow.follower] -= 1
        if not self._by_follower[follow.follower]:
            del self._by_follower[follow.follower]

    def close(self) -> None:
        """The server ends: everybody is sent away, and comes back to another process with the last event's id."""
        self._closed = True
        for followed in self._followed.values():
            _wake(followed)

    async def stream(self, follow: Follow, first: Answer, send: Send, gone: asyncio.Future[Any]) -> None:
        """Send the first answer and every change, until the last event, or the client or the server goes.

        Raises TimeoutError where the client doesn't take what it is sent.
        """
        headers = [(name, value) for name, value in first.headers if name.lower() != "content-length"]
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await send({"type": "http.response.start", "status": first.status, "headers": encoded})
        await _send(send, first.body)
        wake = asyncio.Event()
        followed = self._join(follow, wake)
        try:
            await self._tell(follow, followed, wake, send, gone)
        finally:
            self._part(follow.topic, wake)
        await _send(send, b"", is_more=False)

    async def _tell(
        self, follow: Follow, followed: _Followed, wake: asyncio.Event, send: Send, gone: asyncio.Future[Any]
    ) -> None:
        seen = follow.seen
        while not self._closed:
            is_woken = await _woken(wake, gone)
            if gone.done() or followed.is_gone or self._closed:
                return
            wake.clear()
            if followed.event is not None and followed.event.id != seen:
                await _send(send, followed.event.sent())
                seen = followed.event.id
                if followed.event.is_last:
                    return
            elif not is_woken:
                if not await self._in_thread(follow.may_go_on):
                    return
                await _send(send, HEARTBEAT)

    def _join(self, follow: Follow, wake: asyncio.Event) -> _Followed:
        """Let a client be woken by changes. Whatever was seen of the topic before, it is looked at anew for it."""
        followed = self._followed.setdefault(follow.topic, _Followed(follow.source, follow.seen))
        if followed.version != follow.seen:
            followed.version = ""
        followed.due = 0.0
        followed.wakes.add(wake)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return followed

    def _part(self, topic: Topic, wake: asyncio.Event) -> None:
        followed = self._followed[topic]
        followed.wakes.discard(wake)
        if not followed.wakes:
            del self._followed[topic]

    async def _look(self) -> None:
        """Look again and again at what is followed, as long as anything is."""
        loop = asyncio.get_running_loop()
        while self._followed and not self._closed:
            await asyncio.sleep(FIRST_PAUSE_SECONDS)
            due = {topic: each for topic, each in self._followed.items() if each.due <= loop.time()}
            known = {topic: each.version for topic, each in due.items()}
            found = await self._in_thread(_changes, known, {topic: each.source for topic, each in due.items()})
            for topic, followed in due.items():
                _settle(followed, found.get(topic), loop.time())

    async def _in_thread(self, work: Any, *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)


class _Change(NamedTuple):
    """Another version than was known, with its event; neither where it is gone."""

    version: str
    event: Event | None


def _changes(known: Mapping[Topic, str], sources: Mapping[Topic, Source]) -> dict[Topic, _Change]:
    """What has another version by now. What can't be told of one owner keeps nothing from the others."""
    by_owner: defaultdict[int, list[Topic]] = defaultdict(list)
    for topic in known:
        by_owner[topic.owner_id].append(topic)
    found: dict[Topic, _Change] = {}
    for topics in by_owner.values():
        try:
            found |= _changes_of(topics, known, sources[topics[0]])
        except Exception as error:  # Whatever keeps us from looking may be over at the next look.
            log.warning("following.unseen", error=type(error).__name__)
    return found


def _changes_of(topics: Sequence[Topic], known: Mapping[Topic, str], source: Source) -> dict[Topic, _Change]:
    """What has another version by now, of one owner's."""
    versions = source.versions(topics[0].owner_id, [topic.number for topic in topics])
    found = {}
    for topic in topics:
        version = versions.get(topic.number)
        if version is None:
            found[topic] = _Change("", None)
        elif version != known[topic]:
            found[topic] = _Change(version, source.event(topic, version))
    return found


def _settle(followed: _Followed, change: _Change | None, now: float) -> None:
    """Wake whoever follows what has changed; what hasn't is looked at the later."""
    if change is None:
        followed.pause = min(followed.pause * 1.25, LONGEST_PAUSE_SECONDS)
    else:
        followed.version, followed.event = change
        followed.is_gone = change.event is None
        followed.pause = FIRST_PAUSE_SECONDS
        _wake(followed)
    followed.due = now + followed.pause - FIRST_PAUSE_SECONDS


def _wake(followed: _Followed) -> None:
    for wake in followed.wakes:
        wake.set()


async def _woken(wake: asyncio.Event, gone: asyncio.Future[Any]) -> bool:
    """Whether something has changed, or the client is gone, before a heartbeat is due."""
    woken = asyncio.ensure_future(wake.wait())
    try:
        done, _ = await asyncio.wait({woken, gone}, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    finally:
        woken.cancel()
    return bool(done)


async def _send(send: Send, piece: bytes, *, is_more: bool = True) -> None:
    message: MutableMapping[str, Any] = {"type": "http.response.body", "body": piece, "more_body": is_more}
    async with asyncio.timeout(SENDING_SECONDS):
        await send(message)
