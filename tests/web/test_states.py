"""What goes wrong in a real browser: told where it belongs, made up for, and as clean as the pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.client import Client
from tests.support.looked_at import SCHEMES, LookedAt, looking


def complaints(seen: LookedAt) -> list[str]:
    """All but what the browser and htmx tell of the failures that the test brings about."""
    return [each for each in seen.wrong if "Failed to load resource" not in each and "console: htmx:" not in each]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_nowhere_or_does_not_fit_is_clean_too(
    chromium: Browser, site: str, client: Client, scheme: str
) -> None:
    with looking(chromium, site, color_scheme=scheme) as seen:
        seen.look_in_every_width("/nowhere")
        seen.sign_in(client.get("/profile")["email"])
        for path in ("/nowhere", "/transactions?from=2026-04-01&to=2026-03-01"):
            seen.look_in_every_width(path)
        assert complaints(seen) == []


def test_a_part_that_did_not_come_says_so_and_comes_when_it_is_asked_for(
    chromium: Browser, site: str, client: Client
) -> None:
    with looking(chromium, site, viewport={"width": 1280, "height": 900}) as seen:
        seen.sign_in(client.get("/profile")["email"])
        seen.open("/transactions")
        page, missed = seen.page, seen.page.locator("#list [data-missed]")
        page.route("**/transactions?*", lambda route: route.abort())
        page.fill("[type=search]", "tea")
        expect(missed).to_contain_text("That did not reach us.")
        seen.look()
        page.unroute("**/transactions?*")
        page.locator("[data-again]").click()
        expect(page.locator("#list")).to_contain_text("Nothing fits")
        expect(missed).to_have_count(0)
        page.context.set_offline(True)
        expect(page.locator("#offline")).to_contain_text("You are offline.")
        seen.look()
        page.context.set_offline(False)
        expect(page.locator("#offline")).to_have_count(0)
        assert complaints(seen) == []
