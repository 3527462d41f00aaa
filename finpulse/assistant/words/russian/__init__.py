"""The words of Russian questions."""
