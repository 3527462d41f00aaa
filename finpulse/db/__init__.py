"""How we talk to PostgreSQL: the engine, locks, prepared reads, exact JSON."""
