"""Which way unsigned amounts go: by the balances around them, and by what their rows are about."""
