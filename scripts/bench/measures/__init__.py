"""One module for each line of the table, in the order in which they run."""
