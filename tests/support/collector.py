"""A stand-in for a collector of traces: takes spans by OTLP over HTTP, or does what a collector does that is unwell."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import KeyValue

from tests.support.wait import wait_until


class SentSpan(NamedTuple):
    """A span as it came; ids are hexadecimal, and `parent` is empty for the first of a trace."""

    service: str
    name: str
    kind: int
    trace_id: str
    span_id: str
    parent: str
    links: list[tuple[str, str]]
    is_error: bool
    attributes: dict[str, Any]
    began: int
    ended: int


class Collector:
    """What came, and how the next request is answered."""

    def __init__(self) -> None:
        self.spans: list[SentSpan] = []
        self.said = b""
        self.headers: dict[str, str] = {}
        self.url = ""
        self.answers = threading.Event()
        self.answers.set()
        self.status = 200

    def take(self, body: bytes) -> None:
        """Keep the spans of a request."""
        self.said += body
        request = ExportTraceServiceRequest.FromString(body)
        self.spans += [span for resource in request.resource_spans for span in _spans_of(resource)]

    def of_trace(self, trace_id: str) -> list[SentSpan]:
        """The spans of a trace that have come so far, by when they began."""
        return sorted((span for span in self.spans if span.trace_id == trace_id), key=lambda span: span.began)

    def of_request(self, request_id: str, last: str) -> list[SentSpan]:
        """The spans of the traces that a request id is in, once there is a span of this last name."""
        found: list[SentSpan] = []

        def is_complete() -> bool:
            ids = {span.trace_id for span in self.spans if span.attributes.get("request_id") == request_id}
            found[:] = [span for trace_id in sorted(ids) for span in self.of_trace(trace_id)]
            return last in {span.name for span in found}

        wait_until(is_complete, f"a span {last} of request {request_id}")
        return found


def _spans_of(resource: Any) -> Iterator[SentSpan]:
    service = _values(resource.resource.attributes)["service.name"]
    for scope in resource.scope_spans:
        for span in scope.spans:
            links = [(link.trace_id.hex(), link.span_id.hex()) for link in span.links]
            ids = (span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex())
            told = (links, span.status.code == 2, _values(span.attributes))
            yield SentSpan(
                service, span.name, span.kind, *ids, *told, span.start_time_unix_nano, span.end_time_unix_nano
            )


def _values(attributes: list[KeyValue]) -> dict[str, Any]:
    return {each.key: getattr(each.value, each.value.WhichOneof("value") or "") for each in attributes}


@contextmanager
def collecting() -> Iterator[Collector]:
    """A collector on a free port, until the block ends."""
    collector = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            collector.answers.wait(30)
            collector.headers = dict(self.headers)
            if collector.status == 200:
                collector.take(body)
            self.send_response(collector.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        collector.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield collector
        finally:
            collector.answers.set()
            server.shutdown()
