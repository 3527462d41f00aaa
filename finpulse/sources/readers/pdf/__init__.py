"""Statements as PDF: where their characters stand -> tables -> rows that the statement's own figures prove."""
