"""Fetching: a provider's API -> one file of transactions, which is then read like any that was uploaded."""
