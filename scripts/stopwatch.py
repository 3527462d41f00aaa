"""A stranger's time from `make run` to the first proven dashboard of a statement of their own, step by step.

What a machine takes is measured. What a person takes is counted: the words that a page or the terminal shows down to
what they use next, each once, at 200 words a minute; five keys a second; 1.2 seconds a click. Both are added, as if
nobody read while anything runs. `.venv` has to be there; FINPULSE_HOME is a new one, and the ports are free ones.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

CHECKOUT: Final = Path(__file__).parent.parent
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
WORDS_A_SECOND: Final = 200 / 60
KEYS_A_SECOND: Final = 5
CLICK_SECONDS: Final = 1.2
MOST_SECONDS: Final = 120
PATIENCE_SECONDS: Final = 120
# The visible text of the page's main part that stands before an element, in the document's order.
_BEFORE: Final = """element => {
    const range = document.createRange();
    range.setStart(document.querySelector("main"), 0);
    range.setEndAfter(element);
    const holder = document.createElement("div");
    holder.append(range.cloneContents());
    holder.querySelectorAll("option, .sr, [hidden], template, script").forEach(each => each.remove());
    return holder.textContent;
}"""


class Stopwatch:
    """The time of each step, in seconds: of the machine by the clock, and of the person by what they read and do."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float, float]] = []
        self._read: set[str] = set()
        self._person = 0.0
        self._began = time.monotonic()

    def read(self, text: str) -> None:
        """Read what was not read before."""
        lines = {line.strip() for line in re.split(r"\n+|\s{3,}", text)} - self._read
        self._read |= lines
        self._person += sum(len(line.split()) for line in lines) / WORDS_A_SECOND

    def type(self, text: str) -> None:
        """Press the keys."""
        self._person += len(text) / KEYS_A_SECOND

    def click(self) -> None:
        """Move to something and press it."""
        self._person += CLICK_SECONDS

    def lap(self, name: str) -> None:
        """End a step."""
        self.steps.append((name, time.monotonic() - self._began, self._person))
        self._person, self._began = 0.0, time.monotonic()

    def print(self) -> float:
        """Say each step, and return the whole."""
        for name, machine, person in self.steps:
            sys.stdout.write(f"{name:<46}{machine:8.1f} s machine{person:8.1f} s person\n")
        whole = sum(machine + person for _, machine, person in self.steps)
        sys.stdout.write(f"{'together':<46}{whole:8.1f} s of at most {MOST_SECONDS}\n")
        return whole


def main() -> None:
    """Go the way once; the exit code is 1 where it takes too long."""
    with tempfile.TemporaryDirectory() as folder, _free_ports(Path(folder)) as environment:
        statement = Path(folder) / "statement.csv"
        statement.write_text(_statement(), encoding="utf-8")
        watch = Stopwatch()
        watch.type("make run\n")
        with _running(environment) as said:
            watch.read(said)
            watch.lap("make run, until it says where the pages are")
            _go(watch, environment, statement)
    sys.exit(watch.print() > MOST_SECONDS)


def _go(watch: Stopwatch, environment: dict[str, str], statement: Path) -> None:
    url = f"http://127.0.0.1:{environment['FINPULSE_PORT']}"
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, CHROMIUM)), None)
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        page = browser.new_page(locale="en-GB", viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        watch.lap("a browser starts (not counted as the product's)")
        watch.steps.pop()
        page.goto(url)
        _use(watch, page, "a[href='/register']")
        watch.lap("the first page, to Create an account")
        _fill(watch, page, "#email", f"{secrets.token_hex(4)}@example.org")
        _fill(watch, page, "#password", "four geese on skates")
        _use(watch, page, "main form .btn.main")
        page.wait_for_url(f"{url}/")
        watch.lap("registering")
        _drop(watch, page, statement)
        watch.lap("choosing the statement, until it is read")
        page.locator(".nav a[href='/']").click()
        watch.click()
        proof = page.get_by_text(re.compile("is proven"))
        proof.first.wait_for()
        watch.read(proof.first.inner_text())
        watch.lap("Home, which says that the month is proven")
        browser.close()


def _drop(watch: Stopwatch, page: Page, statement: Path) -> None:
    watch.read(page.locator("form.drop label.btn.main").evaluate(_BEFORE))
    for _ in range(3):  # The button, the file in the system's dialog, and Open.
        watch.click()
    page.set_input_files("input[type=file]", str(statement))
    line = page.locator(".file[data-state=completed]")
    line.wait_for()
    watch.read(line.inner_text())


def _use(watch: Stopwatch, page: Page, what: str) -> None:
    """Read down to it, and press it."""
    control = page.locator(what).first
    watch.read(control.evaluate(_BEFORE))
    watch.click()
    control.click()


def _fill(watch: Stopwatch, page: Page, what: str, text: str) -> None:
    field = page.locator(what)
    watch.read(field.evaluate(_BEFORE))
    watch.click()
    watch.type(text)
    field.fill(text)


@contextmanager
def _running(environment: dict[str, str]) -> Iterator[str]:
    """`make run`, and what it says until it has said where the pages are."""
    command = ["make", "run"]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as stack:
        assert stack.stdout is not None
        said: list[str] = []
        for line in stack.stdout:
            said.append(line)
            if line.strip().startswith("Pages"):
                break
        try:
            yield "".join(said)
        finally:
            stack.send_signal(signal.SIGTERM)
            stack.communicate(timeout=PATIENCE_SECONDS)


@contextmanager
def _free_ports(folder: Path) -> Iterator[dict[str, str]]:
    """An environment with a home of its own, and two ports that nobody has."""
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        api, flower = first.getsockname()[1], second.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FINPULSE_")}
    yield {
        **kept,
        "FINPULSE_HOME": str(folder / "home"),
        "FINPULSE_PORT": str(api),
        "FINPULSE_FLOWER_PORT": str(flower),
    }


def _statement() -> str:
    """A statement of the month before this one, as a bank exports it: 24 rows with the balance after each."""
    today = datetime.now(UTC).date()
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    balance, lines = Decimal("1520000.00"), ["Date,Description,Amount,Currency,Balance"]
    for number in range(24):
        amount = Decimal("8450000.00") if number == 0 else -Decimal(f"{12 + number}000.00")
        balance += amount
        text = "Oylik maosh NAMUNA SOFT" if number == 0 else f"KORZINKA-{number % 5} CHILONZOR"
        lines.append(f"{date(year, month, number + 1)},{text},{amount},UZS,{balance}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
