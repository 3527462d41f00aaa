"""Backup and restore: everything comes back, and nothing is taken from a file that is not whole."""
