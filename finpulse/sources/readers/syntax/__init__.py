"""What several formats stand on: encodings, XML, SGML, the texts of cells and of payments."""
