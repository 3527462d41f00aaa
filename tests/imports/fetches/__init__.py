"""Statements that are fetched from providers."""
