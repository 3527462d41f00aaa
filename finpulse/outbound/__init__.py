"""Requests to hosts that users name: only over TLS, only to public addresses, and with a limit on everything."""
