"""The readers: one file, or one folder, for each format of statements."""
