"""Processes that others' files are read in: forked from a clean one, limited, and ended without harm to anybody."""
