"""One module for each measure; `scripts/bench/__main__.py` says in which order they run."""
