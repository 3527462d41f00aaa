"""Webhooks out: events that are committed with what they tell, and delivered to users' endpoints."""
