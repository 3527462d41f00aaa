"""Pictures of the pages with the sample in them, for the README: of a running stack, by this machine's Chromium.

It signs in as the demo user of `make run`, whose password lies under FINPULSE_HOME; FINPULSE_URL names the stack.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from finpulse.cli.stack.demo import DEMO_EMAIL, demo_password
from finpulse.config import read_settings

FOLDER: Final = Path(__file__).parent.parent / "docs" / "pages"
URL: Final = os.environ.get("FINPULSE_URL", "http://127.0.0.1:8000")
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
# Name -> address, width, height and colours.
PICTURES: Final = {
    "home": ("/", 1440, 1280, "light"),
    "home-phone": ("/", 390, 1400, "dark"),
    "accounts": ("/accounts", 1440, 900, "light"),
    "transactions": ("/transactions?from=2026-10-01&to=2026-10-31", 1440, 1000, "light"),
    "ask": ("/ask?question=How+much+did+I+spend+on+groceries+in+October+2026%3F", 1440, 640, "dark"),
}
COLOURS: Final = 256


def main() -> None:
    """Take all pictures, and write each as small as its colours let it be."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, CHROMIUM)), None)
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        state = _signed_in(browser)
        for name, (address, width, height, colours) in PICTURES.items():
            context = browser.new_context(
                storage_state=state,  # type: ignore[arg-type]  # Playwright's own, handed on as it is.
                viewport={"width": width, "height": height},
                color_scheme=colours,  # type: ignore[arg-type]
            )
            page = context.new_page()
            page.goto(URL + address, wait_until="networkidle")
            _write(name, page)
            context.close()
        browser.close()


def _signed_in(browser: Browser) -> object:
    page = browser.new_page()
    page.goto(f"{URL}/sign-in")
    page.fill("#email", DEMO_EMAIL)
    page.fill("#password", demo_password(read_settings()))
    page.click("main form .btn.main")
    page.wait_for_url(f"{URL}/")
    return page.context.storage_state()


def _write(name: str, page: Page) -> None:
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stdout.write(f"{path}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
