"""Totals: sums that are kept of the transactions, how they follow each change, and how the night compares them."""
