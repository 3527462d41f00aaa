"""Forms of several parts: names of files in whatever encoding they come, fields that keep to limits of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any, Final

from werkzeug.datastructures import FileStorage, Headers, MultiDict
from werkzeug.formparser import FormDataParser, MultiPartParser
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData

from finpulse.errors import InvalidInput

# Bytes of a field beside the file; of any other, and of a part's headers, as many as of the largest.
FIELD_BYTES: Final = 128 << 10
LIMITS: Final[Mapping[str, int]] = {"account_id": 40, "password": 1 << 10, "reading": FIELD_BYTES}
_PIECE: Final = 64 << 10


class FormParser(FormDataParser):
    """Parses forms, those of several parts by Parts."""

    def _parse_multipart(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str]
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        del mimetype
        boundary = options.get("boundary", "").encode("ascii")
        if not boundary:
            raise ValueError("Missing boundary")
        parts = _Parts(
            stream_factory=self.stream_factory,
            max_form_memory_size=self.max_form_memory_size,
            max_form_parts=self.max_form_parts,
            cls=self.cls,
        )
        form, files = parts.parse(stream, boundary, content_length)
        return stream, form, files


class _Decoder(MultipartDecoder):
    """Werkzeug's, for headers that old clients and scripts write in ISO 8859-1, too."""

    def _parse_headers(self, data: bytes | bytearray) -> Headers:
        try:
            data.decode()
        except UnicodeDecodeError:
            data = bytearray(data.decode("latin-1").encode())
        return super()._parse_headers(data)


class _Parts(MultiPartParser):
    """Werkzeug's, with our decoder and a limit for each field. Raises InvalidInput for a field that is longer."""

    def parse(
        self, stream: IO[bytes], boundary: bytes, content_length: int | None
    ) -> tuple[MultiDict[str, str], MultiDict[str, FileStorage]]:
        fields: list[tuple[str, str]] = []
        files: list[tuple[str, FileStorage]] = []
        part: Field | File | None = None
        value, container = bytearray(), None
        for event in self._events(stream, boundary):
            if isinstance(event, Field | File):
                part, value = event, bytearray()
                container = self.start_file_streaming(event, content_length) if isinstance(event, File) else None
            elif isinstance(event, Data) and part is not None:
                if container is not None:
                    container.write(event.data)
                else:
                    value += event.data
                    _check_length(part.name, len(value))
                if not event.more_data and isinstance(part, File) and container is not None:
                    container.seek(0)
                    files.append((part.name, FileStorage(container, part.filename, part.name, headers=part.headers)))
                elif not event.more_data:
                    fields.append((part.name, value.decode(self.get_part_charset(part.headers), "replace")))
        return self.cls(fields), self.cls(files)

    def _events(self, stream: IO[bytes], boundary: bytes) -> Iterator[Event]:
        decoder = _Decoder(boundary, max_form_memory_size=self.max_form_memory_size, max_parts=self.max_form_parts)
        while True:
            piece: Any = stream.read(_PIECE) or None
            decoder.receive_data(piece)
            event = decoder.next_event()
            while not isinstance(event, Epilogue | NeedData):
                yield event
                event = decoder.next_event()
            if piece is None or isinstance(event, Epilogue):
                return


def _check_length(name: str, length: int) -> None:
    most = LIMITS.get(name, FIELD_BYTES)
    if length > most:
        raise InvalidInput({name: [f"It is longer than the {most} bytes that this field takes."]})
