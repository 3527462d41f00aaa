"""How the amounts of a file are written, and which way the money went."""
