"""Transfers between a user's own accounts: their evidence, how they are matched, linked and unlinked."""
