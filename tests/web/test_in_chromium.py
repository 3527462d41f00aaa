"""Pages in a real browser: no complaint of it or of axe, nothing moves, and the keyboard reaches everything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.client import Client
from tests.support.looked_at import SCHEMES, looking

OUTSIDE = ("/sign-in", "/register")
INSIDE = ("/", "/settings", "/ask", "/transactions", "/imports", "/rules", "/transfers", "/recurring")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_is_clean_in_every_width(chromium: Browser, site: str, client: Client, scheme: str) -> None:
    email = client.get("/profile")["email"]
    with looking(chromium, site, color_scheme=scheme) as seen:
        for path in OUTSIDE:
            seen.look_in_every_width(path)
        seen.sign_in(email)
        for path in INSIDE:
            seen.look_in_every_width(path)
        assert seen.wrong == []


def test_keys_open_the_palette_and_go_places(chromium: Browser, site: str, client: Client) -> None:
    with looking(chromium, site, viewport={"width": 1280, "height": 800}) as seen:
        seen.sign_in(client.get("/profile")["email"])
        page = seen.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className").startswith("skip")
        page.keyboard.press("Control+k")
        page.keyboard.type("sett")
        assert page.locator("#palette [aria-selected=true]").inner_text() == "Settings"
        page.keyboard.press("Escape")
        assert not page.locator("#palette").is_visible()
        page.keyboard.press("?")
        assert page.locator("#keys").is_visible()
        seen.look()
        assert seen.wrong == []
