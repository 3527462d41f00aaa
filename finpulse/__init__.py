"""Fin-Pulse: any bank's statement in, exact figures out."""

__version__ = "0.1.0"
