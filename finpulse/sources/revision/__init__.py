"""How a reading is changed: which changes are valid, what follows from them, and what later statements remember."""
