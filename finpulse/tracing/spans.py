"""Spans, of which traces are made. Where tracing is off, none is made and nothing of OpenTelemetry is loaded.

What a span says is for operators: ids, stages, counts and kinds of errors, and never what is in a file, or whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Final, Literal, Protocol

Kind = Literal["server", "producer", "consumer", "internal"]
Value = str | int | float | bool | None


class OpenSpan:
    """A span that nobody sees, since tracing is off; those that are seen are of OpenTelemetry's making."""

    __slots__ = ()

    @property
    def trace_id(self) -> str | None:
        """The trace's id in 32 hexadecimal digits, where the trace will be exported."""
        return None

    def tell(self, **attributes: Value) -> None:
        """Say more of what the span is about; a value of None is left out."""

    def fail(self, error: str) -> None:
        """Say that it went wrong, and by which kind of error."""

    def end(self) -> None:
        """It ends now."""


@dataclass(frozen=True, slots=True)
class SpanStart:
    """How a span begins.

    Its parent is the current span, unless `parent` names another as a traceparent of W3C. `link` is a traceparent that
    somebody outside has sent: it is told and never obeyed. `began` is in nanoseconds since 1970, None for now.
    """

    name: str
    kind: Kind
    parent: str | None
    link: str | None
    began: int | None
    attributes: Mapping[str, Value]


class Tracer(Protocol):
    """What makes spans that are seen."""

    def begin(self, start: SpanStart) -> OpenSpan:
        """A span that is not the current one, to be ended by whoever asked for it."""

    def current(self, start: SpanStart) -> AbstractContextManager[OpenSpan]:
        """A span that is the current one for a block, and ends with it, as failed where the block raises."""

    def tell(self, attributes: Mapping[str, Value]) -> None:
        """Say more of what the current span is about."""

    def traceparent(self) -> str | None:
        """The current span, as W3C names it; None where there is none."""


class _Tracing:
    """What makes this process's spans; None where tracing is off."""

    tracer: Tracer | None = None


_UNSEEN: Final = OpenSpan()
_UNSEEN_BLOCK: Final = nullcontext(_UNSEEN)


def trace_by(tracer: Tracer | None) -> None:
    """Let this tracer make this process's spans from now on; None for none."""
    _Tracing.tracer = tracer


def span(
    name: str,
    kind: Kind = "internal",
    attributes: Mapping[str, Value] | None = None,
    *,
    parent: str | None = None,
    link: str | None = None,
    began: int | None = None,
) -> AbstractContextManager[OpenSpan]:
    """A span around a block, in which it is the current one. SpanStart says what the arguments are."""
    if _Tracing.tracer is None:
        return _UNSEEN_BLOCK
    return _Tracing.tracer.current(SpanStart(name, kind, parent, link, began, attributes or {}))


def begin(name: str) -> OpenSpan:
    """A span below the current one that its `end` ends: for generators, whose blocks others run in between."""
    if _Tracing.tracer is None:
        return _UNSEEN
    return _Tracing.tracer.begin(SpanStart(name, "internal", None, None, None, {}))


def tell(**attributes: Value) -> None:
    """Say more of what the current span is about."""
    if _Tracing.tracer is not None:
        _Tracing.tracer.tell(attributes)


def traceparent() -> str | None:
    """The current span as W3C's trace context names it, to be a parent elsewhere; None where there is none."""
    return None if _Tracing.tracer is None else _Tracing.tracer.traceparent()


def log_ids(span: OpenSpan) -> dict[str, str]:
    """What leads from a line of the log to the trace, where the trace will be exported."""
    return {} if span.trace_id is None else {"trace_id": span.trace_id}
