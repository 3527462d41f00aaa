"""A client of the Fin-Pulse API: statements in, transactions and figures out."""

from finpulse_client.face import FinPulse
from finpulse_client.problems import ProblemError

__all__ = ["FinPulse", "ProblemError"]
__version__ = "0.1.0"
