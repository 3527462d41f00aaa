"""The commands that compare the kept totals with the transactions, and repair them."""
