"""Transactions: one by its id, those that a search finds, and those that a user posts one by one."""
