"""Fetches from providers, as they come in and go out."""
