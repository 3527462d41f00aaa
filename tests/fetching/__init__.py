"""Fetching: a provider's API -> one file of transactions."""
