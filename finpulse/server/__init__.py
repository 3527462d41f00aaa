"""The HTTP server: an event loop talks to clients, however slow they are, and threads answer complete requests."""
