"""Every page and what pages fetch, of a user with a long history: milliseconds to the answer, and processor time."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from http.client import HTTPConnection, HTTPResponse
from statistics import median
from typing import Final, NamedTuple
from urllib.parse import urlencode, urlsplit

from scripts.bench.client import User, WentWrong
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.spending import spending
from scripts.bench.timing import p95_of_best_slice

LARGEST_PART: Final = 1_000_000
SMALL: Final = 1_000
ROUNDS: Final = 4
REQUESTS: Final = 15  # of each page in each round
MOST_MS: Final = 60
MONTH: Final = "from=2026-05-01&to=2026-05-31&currency=GBP"
FRAGMENT: Final = {"HX-Request": "true"}
_TOKEN: Final = re.compile(r'name="csrf_token" value="([^"]+)"')


class Page(NamedTuple):
    """What is asked for: a page, or as a fragment what htmx puts into one."""

    name: str
    path: str
    is_fragment: bool = False


def measure(bench: Bench) -> Measured:
    """Import a history in two statements or more, then ask for all pages in turns."""
    user, rows = bench.user(), bench.sizes.histories[-1]
    jobs = [_brought(bench, user, min(LARGEST_PART, rows - done)) for done in range(0, rows, LARGEST_PART)]
    small = _brought(bench, user, SMALL)
    bench.say(f"pages: {rows:,} rows are there")
    bench.stack.settle()
    browser, raw = _Browser(user), defaultdict[str, list[float]](list)
    pages = _pages(jobs[0], small, min(LARGEST_PART, rows) // 2)
    for _ in range(ROUNDS):
        for page in pages:
            browser.ask(page)  # What comes first finds caches cold.
            with spending(bench.stack) as spent:
                times = [browser.ask(page) for _ in range(REQUESTS)]
            raw[page.name] += times
            for part in ("API", "PostgreSQL"):
                raw[f"{page.name}, processor of {part}"].append(spent[part] / REQUESTS)
    names = [page.name for page in pages]
    return Measured([figure for name in names for figure in _figures(f"{name} at {rows:,} rows", name, raw)], dict(raw))


def _brought(bench: Bench, user: User, rows: int) -> int:
    """The job that has imported so many new rows."""
    statement = bench.statement(rows)
    job_id: int = user.bring(statement).job["id"]
    statement.unlink()
    return job_id


def _pages(largest: int, small: int, middle: int) -> list[Page]:
    return [
        Page("home", "/?month=2026-05"),
        Page("what is due", "/home/coming", is_fragment=True),
        Page("accounts", "/accounts"),
        Page("transactions", "/transactions"),
        Page("a month's spending", f"/transactions?{MONTH}&kind=spending"),
        Page("a category", "/transactions?category=Groceries"),
        Page("a word", "/transactions?q=tesco"),
        Page("two words", "/transactions?q=netflix+R00010000000031", is_fragment=True),
        Page("sums of all", "/transactions/sums", is_fragment=True),
        Page("imports", "/imports"),
        Page("the largest import", f"/imports/{largest}"),
        Page("its ledger from the middle", f"/imports/{largest}?from_line={middle}"),
        Page("a small import", f"/imports/{small}"),
        Page("recurring", "/recurring"),
        Page("rules", "/rules"),
        Page("transfers", "/transfers"),
        Page("ask", "/ask"),
        Page("settings", "/settings"),
    ]


def _figures(what: str, name: str, raw: dict[str, list[float]]) -> list[Figure]:
    milliseconds = [1000 * seconds for seconds in raw[name]]
    spent = sum(1000 * median(raw[f"{name}, processor of {part}"]) for part in ("API", "PostgreSQL"))
    return [
        Figure(f"{what}, p95", p95_of_best_slice(milliseconds, ROUNDS), "ms", at_most=MOST_MS),
        Figure(f"{what}, processor", spent, "ms"),
    ]


class _Browser:
    """A user who is signed in to the pages, over a connection that is kept."""

    def __init__(self, user: User) -> None:
        address = urlsplit(user.url)
        self._connection = HTTPConnection(address.hostname or "", address.port, timeout=60)
        self._cookies: dict[str, str] = {}
        token = _TOKEN.search(self._answered("GET", "/sign-in")[1])
        if token is None:
            raise WentWrong("The page of the sign-in has no form.")
        form = urlencode({"csrf_token": token[1], "email": user.email, "password": user.password})
        answer, _ = self._answered("POST", "/sign-in", form, {"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status != 303:
            raise WentWrong(f"The sign-in answered {answer.status}.")

    def ask(self, page: Page) -> float:
        """Seconds until a page has come. Raises WentWrong for anything but a 200."""
        started = time.perf_counter()
        answer, _ = self._answered("GET", page.path, None, FRAGMENT if page.is_fragment else {})
        seconds = time.perf_counter() - started
        if answer.status != 200:
            raise WentWrong(f"{page.path} answered {answer.status}.")
        return seconds

    def _answered(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[HTTPResponse, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, {"Accept": "text/html", "Cookie": cookies, **(headers or {})})
        answer = self._connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer, text
