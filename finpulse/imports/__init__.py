"""Imports from outside: submitted, previewed, undone, and told row by row."""
