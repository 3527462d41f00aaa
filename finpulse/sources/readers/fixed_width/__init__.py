"""Text of fixed width: tables whose columns only blanks part."""
