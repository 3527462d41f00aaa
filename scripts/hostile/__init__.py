"""Files that are made to take long, of every format and kind, and how their time grows with their size."""
