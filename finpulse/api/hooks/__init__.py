"""Webhooks: addresses that providers send events to, and users' endpoints that events are sent to."""
