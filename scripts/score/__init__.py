"""How well a running Fin-Pulse reads and understands: `make score`, against the corpora beside the project."""
