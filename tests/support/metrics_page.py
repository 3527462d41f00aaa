"""The page of the metrics as those read it who may."""

from __future__ import annotations

from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from tests.support.api_server import ApiServer, Reply


class Figures:
    """The values of a page."""

    def __init__(self, page: str) -> None:
        families = list(text_string_to_metric_families(page))
        self.samples = [sample for family in families for sample in family.samples]
        # What a query may name; a histogram is three series.
        self.names = {name for family in families for name in _series(family.name, family.type)}

    def value(self, name: str, **labels: str) -> float:
        """The sum of the series that have these labels; 0 where there is none."""
        found = (sample for sample in self.samples if sample.name == name)
        return sum(sample.value for sample in found if labels.items() <= sample.labels.items())


def _series(name: str, kind: str) -> list[str]:
    """The names of a family's series."""
    if kind == "counter":
        return [f"{name}_total"]
    return [f"{name}_{end}" for end in ("bucket", "count", "sum")] if kind == "histogram" else [name]


def ask(server: ApiServer, token: str | None) -> Reply:
    """The answer to whoever shows this token."""
    return server.ask("GET", "/metrics", token=token)


def figures(server: ApiServer, home: Path) -> Figures:
    """What the page tells whoever has the token of this home."""
    answer = ask(server, (home / "secrets" / "metrics-token").read_text())
    assert answer.status == 200, answer.body
    return Figures(answer.body.decode())
