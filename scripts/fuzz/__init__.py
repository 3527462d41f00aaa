"""Mutated statements of every format, in this process or against a running stack."""
