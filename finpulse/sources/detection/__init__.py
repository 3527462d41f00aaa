"""Detection: what the columns of a table mean and how their cells are written, decided by evidence."""
