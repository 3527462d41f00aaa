"""The parts of a row, each read from columns of its own and from nothing else: status, day, money, meaning, reference.

So a part is the same wherever the same cells stand, and may be worked out once for all rows that have them.
"""
