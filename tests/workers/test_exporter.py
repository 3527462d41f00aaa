"""A machine without an API tells its own metrics to whoever has their token."""

from __future__ import annotations

import urllib.error
import urllib.request

from finpulse.config import Settings
from tests.support.api_server import free_port
from tests.support.metrics_page import Figures
from tests.support.processes import running
from tests.support.wait import wait_until


def page(port: int, token: str = "") -> tuple[int, str]:
    """The status and the page; 0 where nobody answers."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/metrics", headers={"Authorization": f"Bearer {token}"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()
    except OSError:
        return 0, ""


def test_it_tells_of_its_machine_and_of_nothing_that_all_share(settings: Settings) -> None:
    port = free_port()
    with running("-m", "workers.exporter", FINPULSE_METRICS_PORT=str(port)):
        wait_until(lambda: page(port)[0], "the exporter answers")
        status, said = page(port, "guessed")
        assert (status, "FINPULSE_METRICS_TOKEN" in said, "finpulse_" in said) == (401, True, False)
        status, said = page(port, (settings.home / "secrets" / "metrics-token").read_text())
        assert status == 200
        assert Figures(said).value("finpulse_disk_floor_bytes") == settings.free_space
        assert not {"finpulse_jobs", "finpulse_database_up", "finpulse_queue_messages"} & Figures(said).names
