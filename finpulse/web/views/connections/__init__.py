"""Connections: statements that are fetched every so often, events that come in, and events that go out."""
