"""Bytes to cells: a reader for each format, and the detection of how a file is to be read."""
