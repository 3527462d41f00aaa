"""Secrets that have to be used again, sealed before they are stored, by keys that the database doesn't have."""
