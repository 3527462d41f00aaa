"""The collector: one that is away, slow or unwilling is told of once in the log, and costs the spans alone."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

import structlog
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk._shared_internal import BatchProcessor
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult

log = structlog.get_logger()

# The loggers of what sends, which tells of each try, and of what queues, which tells of spans that find no room.
_SENDING: Final = OTLPSpanExporter.__module__
_QUEUEING: Final = BatchProcessor.__module__


class TellingExporter(SpanExporter):
    """An exporter that tells in the log when its collector is lost and when it is back, and nothing in between."""

    def __init__(self, exporter: OTLPSpanExporter) -> None:
        self._exporter = exporter
        self._lost = 0
        self._reason = ""
        _Heard.exporter = self
        logging.getLogger(_SENDING).addFilter(_hear)
        logging.getLogger(_QUEUEING).addFilter(_is_news)

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Send spans; this may take as long as OTEL_EXPORTER_OTLP_TIMEOUT says, 10 s by itself."""
        self._reason = ""
        result = self._exporter.export(spans)
        if result is SpanExportResult.SUCCESS:
            self._tell_back()
        else:
            self._tell_lost(len(spans))
        return result

    def shutdown(self) -> None:
        """Send no more."""
        self._exporter.shutdown()  # type: ignore[no-untyped-call]  # OpenTelemetry has left it without types.

    def force_flush(self, timeout_millis: int = 30000) -> bool:
        """Nothing waits in here."""
        return self._exporter.force_flush(timeout_millis)

    def _tell_lost(self, spans: int) -> None:
        if not self._lost:
            told = "Spans are lost until it takes them again; nothing else is held up."
            log.warning("tracing.collector_away", reason=self._reason, told=told)
        self._lost += spans

    def _tell_back(self) -> None:
        if self._lost:
            log.warning("tracing.collector_back", lost_spans=self._lost)
        self._lost = 0

    def hear(self, said: str) -> None:
        """Keep the first thing that is said of a try, for the one line of ours."""
        self._reason = self._reason or said[:300]

    @property
    def is_lost(self) -> bool:
        """Whether the collector is away, and that was told."""
        return self._lost > 0


class _Heard:
    """The exporter of this process, for which the loggers are listened to."""

    exporter: TellingExporter | None = None


def _hear(record: logging.LogRecord) -> bool:
    if _Heard.exporter is not None:
        _Heard.exporter.hear(record.getMessage())
    return False


def _is_news(_record: logging.LogRecord) -> bool:
    """A queue that fills while the collector is away is no news."""
    return _Heard.exporter is None or not _Heard.exporter.is_lost
