"""How the system is, as Prometheus reads it: what processes have counted, and what the database and the broker hold."""
