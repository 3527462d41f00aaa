"""Faults in a running stack of real processes, and a check of everything that it holds afterwards: `make chaos`."""
