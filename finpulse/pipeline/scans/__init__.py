"""Statements whose pages are pictures: their text is recognised before they are read, in a process of its own."""
