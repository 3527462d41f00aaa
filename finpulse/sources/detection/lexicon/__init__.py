"""What the words in a column's header say about the column, in the languages that banks write."""
