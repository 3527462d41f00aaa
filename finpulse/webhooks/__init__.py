"""Webhooks in: addresses at which providers tell of an account's transactions, each event once and signed."""
