"""What tests of several parts share; nothing here is a test."""
