"""Statements as PDF, drawn for each thing that makes them hard to read."""
