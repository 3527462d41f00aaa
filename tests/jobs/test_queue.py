"""In which order messages are handed out, and what they say."""

from __future__ import annotations

import runpy

import pytest

from finpulse.embedded.launch import CHECKOUT
from finpulse.jobs.queue import JobOrigin, app, invite_siblings, send_night_work, send_stages
from tests.support.jobs import IMPORT_STAGES
from tests.support.messages import sent, take, taken

pytestmark = pytest.mark.usefixtures("empty_queue")


def test_an_owners_later_jobs_stand_behind_everybodys_first() -> None:
    for job_id, rank in enumerate((0, 1, 2, 50, 0, 1)):
        send_stages(1, job_id, IMPORT_STAGES, "interactive", rank)
    assert [message.arguments[1] for message in taken("interactive")] == [0, 4, 1, 5, 2, 3]


def test_each_message_of_a_job_names_the_request_that_made_it() -> None:
    send_stages(1, 2, IMPORT_STAGES, "bulk", 0, JobOrigin("of-the-request", None))
    (first,) = taken("bulk")
    headers = [first.headers, *(step["options"]["headers"] for step in first.following)]
    assert [each["request_id"] for each in headers] == ["of-the-request"] * len(IMPORT_STAGES)


def test_a_jobs_stages_stay_in_its_queue_and_the_later_ones_come_before_all_first_ones() -> None:
    send_stages(1, 2, IMPORT_STAGES, "bulk", 7)
    (first,) = taken("bulk")
    assert first.task == "finpulse.ingest"
    following = [(step["task"], step["options"]["queue"], step["options"]["priority"]) for step in first.following]
    assert following == [(f"finpulse.{stage}", "bulk", 0) for stage in reversed(IMPORT_STAGES[1:])]
    assert taken("interactive") == []


def test_a_message_that_goes_back_keeps_its_priority() -> None:
    """As it does when a worker ends, or dies and the visibility timeout is over."""
    send_stages(1, 1, IMPORT_STAGES, "interactive", 9)
    with app.connection_for_read() as connection:
        held = take(connection, "interactive", acknowledged=False)
        assert held is not None
        assert sent(held).arguments == [1, 1]
        send_stages(2, 2, IMPORT_STAGES, "interactive", 0)
        send_stages(2, 3, IMPORT_STAGES, "interactive", 64)
    assert [message.arguments for message in taken("interactive")] == [[2, 2], [1, 1], [2, 3]]


def test_siblings_are_invited_behind_first_jobs() -> None:
    invite_siblings(1, 2, "transform", 3, count=2)
    send_stages(4, 5, IMPORT_STAGES, "bulk", 0)
    first, *invitations = taken("bulk")
    assert first.task == "finpulse.ingest"
    assert [(each.task, each.arguments) for each in invitations] == [("finpulse.assist", [1, 2, "transform", 3])] * 2


def test_no_message_expires_by_the_clock_of_whoever_receives_it() -> None:
    """A worker whose clock is two minutes ahead threw all of the night's messages away."""
    invite_siblings(1, 2, "transform", 3, count=1)
    send_night_work(0.5)
    assert [each.headers["expires"] for name in ("bulk", "night") for each in taken(name)] == [None, None]
    beat = runpy.run_path(str(CHECKOUT / "workers" / "schedule.py"))["BEAT"]
    assert "expires" not in beat["nightly"].get("options", {})
