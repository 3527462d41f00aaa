"""The whole way in a real browser: from a file with a question to figures, their rows, a correction, and undoing."""

from __future__ import annotations

import re
import uuid
from decimal import Decimal

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.models import Job, User
from tests.support.client import PASSWORD
from tests.support.jobs import Run
from tests.support.looked_at import looking

QUESTION = """Date,Amount,Description
05/03/2026,-1.00,Zorblatt Emporium
02/04/2026,-2.00,Zorblatt Emporium
11/01/2026,30.00,Salary ACME
"""
BROKEN = """Date,Amount,Description,Balance
2026-06-01,-1.00,Bread,99.00
2026-06-02,-2.00,Milk,97.00
31.06.2026,-7.00,Nowhere,90.00
2026-06-04,5.00,Refund,95.00
2026-06-05,-5.00,Tea,90.00
"""


class Workers:
    """Does here and now what one user's jobs wait for, as a worker would."""

    def __init__(self, session: Session, run: Run, email: str) -> None:
        self.session, self.run, self.email = session, run, email

    def work(self) -> None:
        owner_id = self.session.scalars(select(User.id).where(User.email == self.email)).one()
        waiting = select(Job).where(Job.owner_id == owner_id, Job.status == "queued").order_by(Job.id)
        for job in self.session.scalars(waiting).all():
            for stage in job.stages:
                assert self.run(owner_id, job.id, stage)
        self.session.rollback()
        self.session.expire_all()


def drop(page: Page, name: str, content: str) -> None:
    """Choose a file, as dropping it does."""
    page.set_input_files("#drop input[type=file]", [{"name": name, "mimeType": "text/csv", "buffer": content.encode()}])
    expect(page.locator(".file", has_text=name)).to_have_attribute(
        "data-state", re.compile("waiting|working|completed")
    )


def figure(text: str) -> Decimal:
    """The number that a text shows."""
    found = re.search(r"[−+]?[\d,]+(?:\.\d+)?", text)
    assert found, text
    return Decimal(found[0].replace("−", "-").replace(",", ""))


def test_from_a_file_with_a_question_to_proven_figures_and_back(
    chromium: Browser, site: str, session: Session, run: Run
) -> None:
    email = f"{uuid.uuid4().hex}@example.com"
    workers = Workers(session, run, email)
    with looking(chromium, site, viewport={"width": 1440, "height": 900}) as seen:
        page = seen.page
        seen.open("/register")
        page.fill("[name=email]", email)
        page.fill("[name=password]", PASSWORD)
        page.click("form .btn.main")
        page.wait_for_url(f"{site}/")

        seen.open("/imports")
        drop(page, "march.csv", QUESTION)
        workers.work()
        answer = page.locator(".file", has_text="march.csv")
        expect(answer.locator(".choice")).to_have_count(2, timeout=15_000)
        answer.locator("input[value=dmy]").check()
        answer.locator("form.across .btn.main").click()
        expect(page.locator(".file", has_text="march.csv")).to_contain_text("Being read again")
        workers.work()
        expect(page.locator(".file", has_text="march.csv")).to_have_attribute("data-state", "completed", timeout=15_000)

        seen.open("/?month=2026-03")
        spent = page.locator(".figs a").nth(1)
        shown = figure(spent.locator("strong").inner_text())
        spent.click()
        page.wait_for_url(re.compile("/transactions"))
        assert abs(figure(page.locator("#sums data").first.inner_text())) == shown == 1
        assert page.locator(".tx").count() == 1

        page.keyboard.press("j")
        page.keyboard.press("c")
        expect(page.locator("form.more select")).to_be_focused()
        page.select_option("form.more select", "Travel")
        page.click("form.more .btn.main")
        expect(page.locator("form.more.note")).to_contain_text("Apply to 1 earlier row too?")
        page.click("form.more.note .btn.main")
        expect(page.locator(".toast")).to_contain_text("1 earlier row changed")
        seen.open("/transactions?category=Travel")
        expect(page.locator(".tx")).to_have_count(2)
        page.locator(".tx .what a").first.click()
        expect(page.locator("#one")).to_contain_text("march.csv, line")
        seen.look()

        seen.open("/imports")
        drop(page, "june.csv", BROKEN)
        workers.work()
        expect(page.locator(".file", has_text="june.csv")).to_contain_text("Off by 7", timeout=15_000)
        page.click("text=june.csv")
        page.click("text=Mend line 4")
        page.locator("tr.mend [name=cell]").first.fill("2026-06-03")
        page.click("tr.mend .btn.main")
        expect(page.locator(".file")).to_contain_text("Being read again")
        workers.work()
        expect(page.locator("#h-verdict")).to_contain_text("Every one of 5 rows is proven", timeout=15_000)
        seen.look()
        page.click("text=Undo this import")
        expect(page.locator("#undo .btn").first).to_be_focused()
        page.click("#undo .btn.main")
        page.wait_for_url(f"{site}/imports")
        expect(page.locator("#now, .table").first).to_contain_text("Undone")
        assert seen.wrong == []
