"""Transactions: a filter that is the address, its chips and sums, the days, a row with its origin, and edits."""
