"""The parts of a row, each read from columns of its own and from nothing else: status, day, money, meaning, reference.

So equal cells always give the same part, and a part may be read once for all rows that have these cells.
"""
