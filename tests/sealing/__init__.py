"""Secrets of others that have to be used again."""
