"""Totals -> answers: one question a file, exact in decimals, one currency at a time."""
