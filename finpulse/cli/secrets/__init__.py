"""The commands and files by which secrets are made, handed on and changed."""
