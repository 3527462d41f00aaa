"""Statements that are fetched from providers: once, and every so often."""
