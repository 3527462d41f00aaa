"""GET /etl/jobs/{id}/pages/{n}.png: the page as it was printed, with the rows marked that were read."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.support.client import Client
from tests.support.drawn_pdfs import drawn, table
from tests.support.jobs import Run
from tests.support.problems import problem_of

EDGES = (40.0, 100.0, -430.0)
HEAD = table(EDGES, ("Opening balance 100.00",), ("Closing balance 60.00",), ("Date", "Description", "Amount"))
FIRST, SECOND = (table(EDGES, (f"{day}/03/2026", "Shop", "-20.00")) for day in (13, 14))


def marked_of(picture: Image.Image) -> list[int]:
    """The rows of pixels in which something yellow stands."""
    found = []
    for y in range(picture.height):
        line = picture.crop((0, y, picture.width, y + 1)).convert("RGB")
        if any(red - blue > 40 and green - blue > 20 for _, (red, green, blue) in line.getcolors(1 << 16) or ()):
            found.append(y)
    return found


@pytest.mark.parametrize("turned", [False, True])
def test_a_page_is_shown_with_its_rows_marked(client: Client, other: Client, run: Run, turned: bool) -> None:
    answer = client.upload(drawn([*HEAD, *FIRST], SECOND, turned=turned))
    assert answer.json is not None
    job = answer.json["id"]
    assert run(client.user_id, job, "ingest")
    shown = client.request("GET", f"/etl/jobs/{job}/pages/1.png")
    assert (shown.status_code, shown.mimetype, shown.headers["Page-Count"]) == (200, "image/png", "2"), shown.text
    assert "private" in shown.headers["Cache-Control"]
    picture = Image.open(BytesIO(shown.data))
    assert picture.height > picture.width
    assert max(picture.size) <= 1600
    marked, scale = marked_of(picture), picture.height / 842
    if not turned:
        assert 88 * scale < marked[0] < marked[-1] < 108 * scale, "only the line of the row is marked"
    assert marked
    problem_of(client.request("GET", f"/etl/jobs/{job}/pages/3.png"), 404)
    problem_of(other.request("GET", f"/etl/jobs/{job}/pages/1.png"), 404)


def test_what_is_no_pdf_has_no_pages(client: Client, run: Run) -> None:
    job = client.upload("Date,Amount\n2026-03-01,-1\n2026-03-02,-2\n").json
    assert job is not None
    assert run(client.user_id, job["id"], "ingest")
    assert "no PDF" in problem_of(client.request("GET", f"/etl/jobs/{job['id']}/pages/1.png"), 404)["detail"]
