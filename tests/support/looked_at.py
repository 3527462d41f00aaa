"""A page of a real browser that is looked at: its complaints are kept, and axe looks for what keeps people out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.support.client import PASSWORD

WIDTHS = (1440, 800, 390)
SCHEMES = ("light", "dark")
# What has moved by itself since the page was first painted, by how much; a part that is fetched behind it counts too.
_COMING = ".htmx-request"
_SHIFT = """new Promise(done => {
    const moved = [];
    const told = ({node, previousRect, currentRect}) =>
        `${node?.outerHTML?.slice(0, 80) ?? node?.nodeName} ${JSON.stringify([previousRect, currentRect])}`;
    new PerformanceObserver(list => list.getEntries().forEach(
        each => moved.push(`${each.value} at ${each.startTime} ${each.sources.map(told).join(", ")}`)
    )).observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved.join("; ")), 50)));
})"""
SLOWNESS = 6
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class LookedAt:
    """One page, and what was wrong with whatever it has shown."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.wrong: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("request", self._ask)

    def open(self, path: str) -> None:
        """Go there, and wait until all of it is loaded."""
        self.page.goto(f"{self.site}{path}")

    def sign_in(self, email: str) -> None:
        """Sign in by the form."""
        self.open("/sign-in")
        self.page.fill("#email", email)
        self.page.fill("#password", PASSWORD)
        self.page.click("main form .btn.main")
        self.page.wait_for_url(f"{self.site}/")

    def look_in_every_width(self, path: str) -> None:
        """Open it wide, and look; let it become as narrow as a tablet; open it on a phone, and look there again."""
        wide, narrow, phone = ({"width": width, "height": 900} for width in WIDTHS)
        for size in (wide, phone):
            self.page.set_viewport_size(size)
            self.open(path)
            self.see_nothing_move()
            self._keep("wider than its window by", _OVERFLOW)
            self.look()
            self.page.set_viewport_size(narrow)
            self._keep("wider than its window by", _OVERFLOW)

    def open_slowly_in_every_width(self, path: str) -> None:
        """Open it in each width by a processor of a sixth of the speed: whatever is painted in between is seen then."""
        processor = self.page.context.new_cdp_session(self.page)
        processor.send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.open(path)
            self.see_nothing_move()
        processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    def see_nothing_move(self) -> None:
        """Keep what has moved since the page was first painted, once all its parts have come."""
        expect(self.page.locator(_COMING)).to_have_count(0)
        self._keep("layout shift", _SHIFT)

    def look(self) -> None:
        """Keep what axe finds on the page as it is."""
        for found in Axe().run(self.page).response["violations"]:
            where = [node["target"] for node in found["nodes"]]
            self.wrong.append(f"axe: {self.page.url} {found['id']} {where}")

    def _keep(self, what: str, script: str) -> None:
        """Keep a size that should be none."""
        if size := self.page.evaluate(script):
            self.wrong.append(f"{what}: {self.page.url} {size}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console: {message.text}")

    def _ask(self, request: Request) -> None:
        if not request.url.startswith(f"{self.site}/"):
            self.wrong.append(f"another host: {request.url}")


@contextmanager
def looking(chromium: Browser, site: str, **options: Any) -> Iterator[LookedAt]:
    """A page in a context of its own."""
    context = chromium.new_context(**{"locale": "en-GB", **options})
    try:
        yield LookedAt(context.new_page(), site)
    finally:
        context.close()
