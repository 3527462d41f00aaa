"""Sends what is due to users' endpoints, beside the sweeper; several at a time, or a slow one would hold up others."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.sessions import maintenance_session
from finpulse.deliveries.send import ClaimedEndpoint, claim_endpoint, deliver
from finpulse.errors import SettingError
from finpulse.outbound.destinations import AllowedHosts
from finpulse.sealing.keys import sealer

log = structlog.get_logger()
SENDERS: Final = 8
SECONDS_BETWEEN_LOOKS: Final = 1.0


class Sender:
    """Looks for what is due until it is stopped; any number may work side by side."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._allowed = AllowedHosts(settings.api_allowed_hosts)
        self._engine: Engine = connect(settings, pool_size=SENDERS, login="sweeper")
        self._free = threading.Semaphore(SENDERS)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sender")

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Send nothing more; what is on its way is waited for, no longer than an exchange may take."""
        self._stopped.set()
        self._thread.join()
        self._engine.dispose()

    def _run(self) -> None:
        with ThreadPoolExecutor(SENDERS, thread_name_prefix="sender") as pool:
            while not self._stopped.is_set():
                self._free.acquire()
                endpoint = self._claimed()
                if endpoint is None:
                    self._free.release()
                    self._stopped.wait(SECONDS_BETWEEN_LOOKS)
                else:
                    pool.submit(self._deliver, endpoint)

    def _claimed(self) -> ClaimedEndpoint | None:
        try:
            with maintenance_session(self._engine) as session:
                return claim_endpoint(session)
        except SQLAlchemyError as error:
            log.warning("delivery.waits_for_database", error=type(error).__name__)
            return None

    def _deliver(self, endpoint: ClaimedEndpoint) -> None:
        """What fails here is tried again once the endpoint is free, which it is a minute after it was claimed."""
        try:
            with maintenance_session(self._engine) as session:
                deliver(session, endpoint, self._allowed, sealer(self._settings), self._stopped.is_set)
        except (SQLAlchemyError, SettingError) as error:
            log.warning("delivery.broke_off", error=type(error).__name__, endpoint_id=endpoint.endpoint_id)
        finally:
            self._free.release()
