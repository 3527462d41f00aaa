"""From ASGI to WSGI: complete requests go to a few threads, and their complete answers to however slow a client."""

from __future__ import annotations

import asyncio
import errno
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, MutableMapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import structlog
from structlog.contextvars import bound_contextvars

from finpulse.counters.instruments import REFUSALS
from finpulse.logs import request_id_of
from finpulse.problems.problem_types import ProblemType
from finpulse.server.answers import WSGI, Answer, Environ, Send, answer_of, send_answer
from finpulse.server.bodies import BodyReader, ClientGone, Receive
from finpulse.server.environ import environ_of
from finpulse.server.following import FOLLOWING, Follow, FollowingRoom
from finpulse.server.refusals import Refused, refusal
from finpulse.server.waiting import WAITED, WAITING, Wait, WaitingRoom

log = structlog.get_logger()

# These have a thread of their own each, so that they answer while all others are busy.
APART: Final = ("/health/live", "/metrics")
SMALL_BODY: Final = 1 << 20
# So many large bodies are read at a time in a process, and so many of one sender.
MOST_LARGE, MOST_LARGE_BY_SENDER = 16, 4
# Under this name in its `extensions` an application may leave a BodyLimits.
BODY_LIMITS: Final = "finpulse.body_limits"
RETRY: Final = ("Retry-After", "2")
# A disk is full, or what one user may have of it.
FULL: Final = (errno.ENOSPC, errno.EDQUOT)
# Where a request's environ has its id, and when it came, in nanoseconds since 1970.
REQUEST_ID: Final = "HTTP_X_REQUEST_ID"
BEGAN: Final = "finpulse.began"


class BodyLimit(NamedTuple):
    """How many bytes a body may have, and who sends it; None where the application refuses it without its body."""

    most: int
    sender: Hashable | None


BodyLimits = Callable[[Environ], BodyLimit | None]


class Gateway:
    """An ASGI application that serves a WSGI application in threads."""

    def __init__(self, app: WSGI, threads: int, folder: Path) -> None:
        self.waiting_room = WaitingRoom()
        self._app = app
        self._folder = folder
        self._limit_of: BodyLimits = getattr(app, "extensions", {}).get(BODY_LIMITS, _small)
        self._threads = ThreadPoolExecutor(threads, "request")
        self._apart = {path: ThreadPoolExecutor(1, path[1:]) for path in APART}
        self._disk = ThreadPoolExecutor(2, "disk")
        # Whoever follows must not keep those waiting who ask.
        self.following_room = FollowingRoom(ThreadPoolExecutor(1, "following"))
        self._large: Counter[Hashable] = Counter()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Serve one request, under the id that it came with or a new one, which the application takes too."""
        environ = environ_of(scope)
        environ[BEGAN] = time.time_ns()
        environ[REQUEST_ID] = request_id_of(environ.get(REQUEST_ID))
        with bound_contextvars(request_id=environ[REQUEST_ID]):
            await self._serve(environ, scope, receive, send)

    async def _serve(self, environ: Environ, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        body = BodyReader(receive, self._folder, self._disk)
        try:
            with _room(scope["path"]):
                answer = await self._answer(environ, body, receive)
            follow: Follow | None = environ.get(FOLLOWING)
            await (self._followed(follow, answer, receive, send) if follow else send_answer(answer, send))
        except Refused as refused:
            status = refused.problem.status
            log.info("request.refused", path=scope["path"], status=status, reason=refused.detail)
            REFUSALS.labels(status).inc()
            headers, said = refusal(environ[REQUEST_ID], status, refused.detail, refused.headers, refused.problem)
            await send_answer(Answer(status, headers, said), send)
        except ClientGone:
            return
        except TimeoutError:
            log.info("request.not_taken", path=scope["path"])
            return
        finally:
            body.close()
        if not body.complete:
            await body.drain()

    async def _answer(self, environ: Environ, body: BodyReader, receive: Receive) -> Answer:
        environ["wsgi.input"] = await self._read(environ, body)
        threads = self._apart.get(environ["PATH_INFO"], self._threads)
        answer = await _in(threads, answer_of, self._app, environ, self._folder)
        if not body.complete:
            answer.headers.append(("Connection", "close"))
        waiting: Wait | None = environ.get(WAITING)
        return await self._waited(waiting, answer, receive) if waiting else answer

    async def _read(self, environ: Environ, body: BodyReader) -> IO[bytes]:
        """The whole body; nothing of it where the application refuses the request without it."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length == 0 and not environ.pop("HTTP_TRANSFER_ENCODING", None):
            body.complete = True
        elif length > SMALL_BODY or not await body.read(SMALL_BODY):
            # It may have to look a token up, and whoever looks up may have to wait.
            limit = await _in(self._threads, self._limit_of, environ)
            if limit is None:
                environ["CONTENT_LENGTH"] = "0"
                return BytesIO()
            await self._read_large(length, limit, body)
        environ["CONTENT_LENGTH"] = str(body.size)
        return await body.file()

    async def _read_large(self, length: int, limit: BodyLimit, body: BodyReader) -> None:
        with self._place(limit.sender):
            if length > limit.most or not await body.read(limit.most):
                sentence = f"The body is larger than the {limit.most} bytes that are taken here."
                raise Refused(ProblemType.CONTENT_TOO_LARGE, sentence)

    @contextmanager
    def _place(self, sender: Hashable) -> Iterator[None]:
        """One of the places for large bodies. Raises Refused where there is none."""
        if self._large[sender] >= MOST_LARGE_BY_SENDER or self._large.total() >= MOST_LARGE:
            sentence = "Too many uploads are on their way; send this one when another is done."
            raise Refused(ProblemType.TOO_MANY_UPLOADS, sentence, RETRY)
        self._large[sender] += 1
        try:
            yield
        finally:
            self._large[sender] -= 1
            self._large += Counter()  # Forgets senders without an upload.

    async def _waited(self, waiting: Wait, answer: Answer, receive: Receive) -> Answer:
        """The answer after the wait; the first one where nothing has changed, or nobody more may wait."""
        if not self.waiting_room.enter(waiting.waiter):
            answer.headers += [(WAITED, "0; too many requests wait"), RETRY]
            return answer
        begun = time.monotonic()
        gone = asyncio.ensure_future(receive())
        try:
            await self.waiting_room.wait(waiting, partial(_in, self._threads), gone)
            answer = await self._bettered(waiting, answer)
        finally:
            gone.cancel()
            self.waiting_room.leave(waiting.waiter)
        answer.headers.append((WAITED, f"{time.monotonic() - begun:.1f}"))
        return answer

    async def _followed(self, follow: Follow, first: Answer, receive: Receive, send: Send) -> None:
        """Tell the client of every change. Raises Refused where it follows as much as it may."""
        if not self.following_room.enter(follow):
            sentence = f"You follow {follow.most} jobs already; close one of these connections, or ask with `wait`."
            raise Refused(ProblemType.RATE_LIMITED, sentence, RETRY)
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await self.following_room.stream(follow, first, send, gone)
        finally:
            gone.cancel()
            self.following_room.leave(follow)

    async def _bettered(self, waiting: Wait, answer: Answer) -> Answer:
        try:
            status, body = await _in(self._threads, waiting.answer)
        except Exception as error:  # Whatever keeps us from a better answer: there is one already.
            log.warning("request.waited_in_vain", error=type(error).__name__)
            return answer
        headers = [(name, value) for name, value in answer.headers if name.lower() != "content-length"]
        return Answer(status, [*headers, ("Content-Length", str(len(body)))], body)


def _small(_environ: Environ) -> BodyLimit:
    """What an application takes that says nothing of it."""
    return BodyLimit(SMALL_BODY, None)


async def _disconnected(receive: Receive) -> None:
    """Return when the client has gone; a request without a body has its end before that."""
    while (await receive())["type"] != "http.disconnect":
        pass


@contextmanager
def _room(path: str) -> Iterator[None]:
    """Raise Refused where there is no room for a long body, or for a long answer."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        log.error("request.disk_full", path=path)
        sentence = "There is no room on the disk for this request or its answer."
        raise Refused(ProblemType.NO_ROOM, sentence, RETRY) from None


async def _in(threads: Executor, work: Callable[..., Any], *arguments: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(threads, work, *arguments)
