"""A form of a page -> what a browser would send if nobody touched it."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]


class FormFields(HTMLParser):
    """The fields of the form with this action, each with all of its values in their order."""

    def __init__(self, page: str, action: str) -> None:
        super().__init__()
        self.action, self.fields = action, dict[str, list[str]]()
        self._inside, self._select, self._chosen = False, "", list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Note what a field would send; of a select the option that is selected, else its first one."""
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("action") == self.action
        elif not self._inside:
            return
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self._send(given.get("name"), given.get("value"))
        elif tag == "select":
            self._select, self._chosen = given.get("name") or "", []
        elif tag == "option" and ("selected" in given or not self._chosen):
            self._chosen = [given.get("value") or ""]

    def handle_endtag(self, tag: str) -> None:
        """A select sends what was chosen."""
        if tag == "select" and self._select:
            self._send(self._select, *self._chosen)
            self._select = ""

    def _send(self, name: str | None, value: str | None = "") -> None:
        if name:
            self.fields.setdefault(name, []).append(value or "")
