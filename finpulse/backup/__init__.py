"""Backup and restore: the database and its uploads in one file, and back into a place that is empty."""
