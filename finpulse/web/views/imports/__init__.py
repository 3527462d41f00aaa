"""Imports: files that are dropped and followed, questions beside the file's own rows, and one import with its proof."""
