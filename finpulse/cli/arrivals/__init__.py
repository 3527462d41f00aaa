"""Statements that arrive by themselves: in a folder that is watched, and in a mailbox."""
