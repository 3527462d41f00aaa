"""Balances beside amounts: whether they follow from each other. Pure arithmetic over rows."""
