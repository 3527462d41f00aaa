"""Statements that overlap what the account has from elsewhere: which of their rows are transactions that are there."""
