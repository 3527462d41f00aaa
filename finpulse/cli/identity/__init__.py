"""Who one is, at which server: signing in, and what is kept of it."""
