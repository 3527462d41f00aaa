"""How fast Fin-Pulse is beside the floors of the same machine: `make bench` on a stack of its own."""
