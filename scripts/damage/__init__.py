"""Statements that are made, damaged and imported, to see whether their own figures tell."""
