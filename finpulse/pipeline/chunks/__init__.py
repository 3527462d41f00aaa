"""A statement on its way, chunk by chunk: as its rows stood, and clean."""
