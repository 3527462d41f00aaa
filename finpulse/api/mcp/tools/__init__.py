"""The tools, in the order in which they are listed: what looks something up, then what changes something."""

from __future__ import annotations

from typing import Final

from finpulse.api.mcp.tool import Tool
from finpulse.api.mcp.tools import changes, holdings, imports, questions

TOOLS: Final[tuple[Tool, ...]] = (*questions.TOOLS, *holdings.TOOLS, *imports.TOOLS, *changes.TOOLS)
