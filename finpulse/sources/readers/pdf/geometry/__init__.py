"""The geometry of a PDF: pages, characters, lines, and the tables that they make by standing beneath each other."""
