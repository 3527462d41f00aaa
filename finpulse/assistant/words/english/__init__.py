"""The words of English questions."""
