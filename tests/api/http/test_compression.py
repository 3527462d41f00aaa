"""Compression: for what is long, for whoever takes it, and piece by piece where it is streamed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest
from flask import Flask, Response

from finpulse.api.http.compression import compressed
from tests.support.client import Client


@pytest.mark.parametrize("accepted", ["gzip", "br;q=1, gzip;q=0.5", "deflate, GZIP"])
def test_a_long_answer_goes_out_as_gzip(nobody: Client, accepted: str) -> None:
    plain = nobody.request("GET", "/openapi.json")
    packed = nobody.request("GET", "/openapi.json", headers={"Accept-Encoding": accepted})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 5
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity, gzip;q=0.5"])
def test_who_does_not_want_gzip_gets_none(nobody: Client, accepted: str) -> None:
    answer = nobody.request("GET", "/openapi.json", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_short_answer_stays_as_it_is(nobody: Client) -> None:
    answer = nobody.request("GET", "/health/live", headers={"Accept-Encoding": "gzip"})
    assert answer.json == {"status": "live"}
    assert "Content-Encoding" not in answer.headers


def test_what_is_streamed_goes_out_piece_by_piece(app: Flask) -> None:
    made: list[int] = []

    def pieces() -> Iterator[str]:
        for number in range(3):
            made.append(number)
            yield f"{number},row\n"

    with app.test_request_context(headers={"Accept-Encoding": "gzip"}):
        answer = compressed(Response(pieces(), mimetype="text/csv"))
    unpack = zlib.decompressobj(wbits=31)
    chunks = answer.iter_encoded()
    assert (unpack.decompress(next(iter(chunks))), made) == (b"0,row\n", [0])
    assert b"".join(unpack.decompress(chunk) for chunk in chunks) == b"1,row\n2,row\n"
    assert unpack.eof
