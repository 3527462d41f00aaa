"""Bytes to cells: a reader for each format, and the detective that says how a file is to be read."""
