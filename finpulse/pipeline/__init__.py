"""The four stages of an import, and the chunks of rows that each hands on to the next."""
