"""What money was for, in words: of movements, of purchases, of kinds of places."""
