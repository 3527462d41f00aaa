"""A reading that is to be different: what may be said about it, what follows, and what is remembered of it."""
