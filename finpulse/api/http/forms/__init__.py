"""Forms that bring a file: how they are parsed, and what they take beside it."""
