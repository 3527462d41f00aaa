"""Spans of OpenTelemetry, sent to a collector in batches by a thread that holds up nobody."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from opentelemetry.util.re import parse_env_headers

from finpulse import __version__
from finpulse.tracing import spans
from finpulse.tracing.collector import TellingExporter
from finpulse.tracing.spans import OpenSpan, SpanStart, Value

# What a process still has may take so long to send at its end; a collector that is away holds up no end.
SECONDS_TO_END: Final = 2.0
SECONDS_TO_TELL: Final = 0.5
_HEADER: Final = "traceparent"
_KINDS: Final = {
    "server": trace.SpanKind.SERVER,
    "producer": trace.SpanKind.PRODUCER,
    "consumer": trace.SpanKind.CONSUMER,
    "internal": trace.SpanKind.INTERNAL,
}
_PROPAGATOR: Final = TraceContextTextMapPropagator()


class SeenSpan(OpenSpan):
    """A span that is exported."""

    __slots__ = ("_span",)

    def __init__(self, span: trace.Span) -> None:
        self._span = span

    @property
    def trace_id(self) -> str | None:
        """The trace's id, None where the sampler has left it out."""
        context = self._span.get_span_context()
        return trace.format_trace_id(context.trace_id) if context.trace_flags.sampled else None

    def tell(self, **attributes: Value) -> None:
        """Say more of what the span is about."""
        self._span.set_attributes(_given(attributes))

    def fail(self, error: str) -> None:
        """Say that it went wrong; what exactly an error says may name people and sums, and stays in the log."""
        self._span.set_attribute("error.type", error)
        self._span.set_status(trace.StatusCode.ERROR)

    def end(self) -> None:
        """It ends now."""
        self._span.end()


class OpenTelemetryTracer:
    """Makes spans of a part of the system: `api`, `worker` or `sweeper`."""

    def __init__(self, part: str, endpoint: str, headers: str) -> None:
        own = Resource({SERVICE_NAME: f"finpulse-{part}", SERVICE_VERSION: __version__})
        # What the environment says of the service is stronger than what we call it.
        self._provider = TracerProvider(resource=own.merge(OTELResourceDetector().detect()), shutdown_on_exit=False)
        self._exporter = TellingExporter(OTLPSpanExporter(endpoint, headers=parse_env_headers(headers, liberal=True)))
        self._provider.add_span_processor(BatchSpanProcessor(self._exporter))
        self._tracer = self._provider.get_tracer("finpulse", __version__)

    def begin(self, start: SpanStart) -> SeenSpan:
        """A span that is not the current one."""
        return SeenSpan(self._begun(start))

    @contextmanager
    def current(self, start: SpanStart) -> Iterator[OpenSpan]:
        """A span that is the current one for a block."""
        begun = self._begun(start)
        seen = SeenSpan(begun)
        try:
            with trace.use_span(begun, record_exception=False, set_status_on_exception=False):
                yield seen
        except BaseException as error:
            seen.fail(type(error).__name__)
            raise
        finally:
            begun.end()

    def tell(self, attributes: Mapping[str, Value]) -> None:
        """Say more of what the current span is about."""
        trace.get_current_span().set_attributes(_given(attributes))

    def traceparent(self) -> str | None:
        """The current span, as W3C names it."""
        carrier: dict[str, str] = {}
        _PROPAGATOR.inject(carrier)
        return carrier.get(_HEADER)

    def end(self) -> None:
        """Send what there is, as far as that is quickly done; what isn't is given up, and told of."""
        sending = threading.Thread(target=self._provider.shutdown, daemon=True)
        sending.start()
        sending.join(SECONDS_TO_END)
        if sending.is_alive():
            self._exporter.shutdown()
            sending.join(SECONDS_TO_TELL)

    def _begun(self, start: SpanStart) -> trace.Span:
        parent = None if start.parent is None else _PROPAGATOR.extract({_HEADER: start.parent}, Context())
        return self._tracer.start_span(
            start.name,
            parent,
            _KINDS[start.kind],
            _given(start.attributes),
            [] if start.link is None else _links(start.link),
            start.began,
        )


class _Started:
    """This process's tracer, and the process that has started it: a fork has to start its own."""

    tracer: OpenTelemetryTracer | None = None
    process = 0


def start(part: str, endpoint: str, headers: str) -> None:
    """Trace what this process does, unless it does so already."""
    if _Started.process != os.getpid():
        _Started.tracer, _Started.process = OpenTelemetryTracer(part, endpoint, headers), os.getpid()
        spans.trace_by(_Started.tracer)


def stop() -> None:
    """End this process's tracing, as its last thing."""
    if _Started.tracer is not None and _Started.process == os.getpid():
        spans.trace_by(None)
        _Started.tracer.end()
        _Started.tracer, _Started.process = None, 0


def _given(attributes: Mapping[str, Value]) -> dict[str, str | int | float | bool]:
    return {name: value for name, value in attributes.items() if value is not None}


def _links(traceparent: str) -> list[trace.Link]:
    """A link to the span that a client says it is in; none where it is no traceparent."""
    context = trace.get_current_span(_PROPAGATOR.extract({_HEADER: traceparent}, Context())).get_span_context()
    return [trace.Link(context)] if context.is_valid else []
