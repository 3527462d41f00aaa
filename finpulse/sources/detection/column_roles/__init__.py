"""Which column is the day, the amount, the balance, the text."""
