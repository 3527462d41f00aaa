"""Pages in a real browser: no complaint of it or of axe, nothing moves, and the keyboard reaches everything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from sqlalchemy import update
from sqlalchemy.orm import Session

from finpulse.models import Job, User
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.looked_at import SCHEMES, looking

OUTSIDE = ("/sign-in", "/register")
MARCH = "Date,Amount,Description\n" + "".join(f"2026-03-0{day},-{day}.00,Shop {day}\n" for day in range(1, 6))
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


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_moves_on_a_slow_machine(chromium: Browser, site: str, path: str) -> None:
    with looking(chromium, site) as seen:
        seen.open_slowly_in_every_width(path)
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


def test_operations_are_clean_and_shift_x_selects_a_stretch(
    chromium: Browser, site: str, client: Client, run: Run, session: Session
) -> None:
    account_id = client.account()
    upload(client, MARCH, account_id, IMPORT_STAGES, run)
    failed = upload(client, MARCH, account_id)
    broken = {"status": "failed", "error": {"title": "It broke"}}
    session.execute(update(Job).where(Job.id == failed).values(broken))
    session.execute(update(User).where(User.id == client.user_id).values(role="admin"))
    session.commit()
    with looking(chromium, site, viewport={"width": 1280, "height": 900}) as seen:
        seen.sign_in(client.get("/profile")["email"])
        seen.look_in_every_width("/operations")
        page = seen.page
        seen.open("/transactions")
        for key in ("j", "x", "j", "j", "Shift+X"):
            page.keyboard.press(key)
        assert page.locator(".tx :checked").count() == 3
        assert page.locator("[data-count]").inner_text().startswith("3 ")
        assert seen.wrong == []
