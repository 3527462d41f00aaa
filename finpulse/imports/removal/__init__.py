"""Removals that take a while: an import that is undone, or an account that is closed, by a job."""
