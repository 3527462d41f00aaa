"""Plans as SQL: over the assistant's relations, values bound, run read-only, and kept for the receipt."""
