"""Requests to hosts that users name."""
