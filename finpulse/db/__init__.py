"""How we talk to PostgreSQL: the engine, whose rows a session sees, roles, locks, prepared reads, exact JSON."""
