"""An SVG picture put together of boxes, texts, lines and dots, in colours for light and for dark pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

STYLE: Final = """
    text { font: 13px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .title { font-size: 15px; font-weight: 600 }
    .code { font: 12px ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace }
    .quiet { fill: #59636e }
    .page { fill: #ffffff }
    .band { fill: #f0f3f6 }
    .box { fill: #ffffff; stroke: #c8d1da }
    .stage { fill: #ddf0ff; stroke: #54a3e0 }
    .data { fill: #fff4d6; stroke: #d4a72c }
    .line { stroke: #818b98; stroke-width: 1.5; fill: none }
    .guide { stroke: #d8dee4; stroke-width: 1 }
    .head { fill: #818b98 }
    .dot { fill: #0969da }
    .wrong { fill: #d1242f }
    .self { fill: #c8d1da }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .quiet { fill: #9198a1 }
      .page { fill: #0d1117 }
      .band { fill: #171d26 }
      .box { fill: #151b23; stroke: #3d444d }
      .stage { fill: #12304d; stroke: #388bfd }
      .data { fill: #3a2d0a; stroke: #9e7a1b }
      .guide { stroke: #262c36 }
      .dot { fill: #58a6ff }
      .self { fill: #3d444d }
    }"""


class Picture:
    """A picture of a width and a height in pixels; what is drawn later covers what was drawn before."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self.width = width
        self.height = height
        self._parts = [f"<title>{escape(title)}</title>", f"<style>{STYLE}\n  </style>"]
        self.box(0, 0, width, height, "page", radius=0)

    def box(self, x: int, y: int, width: int, height: int, kind: str, radius: int = 8) -> None:
        """A rectangle with rounded corners."""
        place = f'x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"'
        self._parts.append(f'<rect class="{kind}" {place}/>')

    def text(self, x: int, y: int, text: str, kind: str = "", anchor: str = "start", turned: bool = False) -> None:
        """A line of text on the base line `y`; a turned one runs upward from its place."""
        turn = f' transform="rotate(-90 {x} {y})"' if turned else ""
        place = f'x="{x}" y="{y}" text-anchor="{anchor}"'
        self._parts.append(f'<text class="{kind}" {place}{turn}>{escape(text)}</text>')

    def texts(self, x: int, y: int, lines: Sequence[str], kind: str, anchor: str = "start", height: int = 17) -> None:
        """Lines of text below each other."""
        for number, line in enumerate(lines):
            self.text(x, y + number * height, line, kind, anchor)

    def line(self, x1: int, y1: int, x2: int, y2: int, kind: str = "line") -> None:
        """A straight line."""
        self._parts.append(f'<path class="{kind}" d="M{x1} {y1}L{x2} {y2}"/>')

    def arrow(self, x1: int, y1: int, x2: int, y2: int) -> None:
        """A line to the right or downward, with a head at its end."""
        self.line(x1, y1, x2, y2)
        corners = f"{x2} {y2}L{x2 - 8} {y2 - 4}V{y2 + 4}" if y1 == y2 else f"{x2} {y2}L{x2 - 4} {y2 - 8}H{x2 + 4}"
        self._parts.append(f'<path class="head" d="M{corners}Z"/>')

    def dot(self, x: int, y: int, radius: int, kind: str, told: str) -> None:
        """A dot that tells something to whoever points at it."""
        self._parts.append(
            f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"><title>{escape(told)}</title></circle>'
        )

    def svg(self) -> str:
        """The whole file."""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        return "\n  ".join([f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>', *self._parts]) + "\n</svg>\n"
