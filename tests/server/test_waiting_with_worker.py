"""Whoever waits gets the finished job, as soon as it has ended."""

from __future__ import annotations

from flask import Flask

from tests.support.api_server import import_rows, serving
from tests.support.client import Client


def test_whoever_waits_gets_the_finished_job(app: Flask, client: Client, worker: None) -> None:
    with serving() as server:
        answer = import_rows(server, client, 1, wait=30)
    assert answer.status == 200
    assert answer.json["status"] == "completed"
