"""Proofs: whether the rows of a statement, and the statements of an account, add up to what the bank says."""
