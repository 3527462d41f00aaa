"""Authentication: bearer tokens, and the guards that let their owners in."""
