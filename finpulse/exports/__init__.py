"""Exports: transactions as files that other programs read, written piece by piece, so that memory doesn't grow."""
