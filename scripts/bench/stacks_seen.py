"""py-spy's collapsed stacks -> the functions that took the time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def told_functions(lines: Iterable[str], most: int = 25) -> list[str]:
    """The functions with the most samples of their own, each with its share alone and with all it called.

    Each line is `outermost;…;innermost COUNT`, as `py-spy record --format raw` writes it.

    >>> told_functions(["main (a.py:1);parse (b.py:2) 3", "main (a.py:1) 1"])
    ['  own   all  function', ' 75 %  75 %  parse (b.py)', ' 25 % 100 %  main (a.py)']
    """
    own: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for line in lines:
        stack, _, count = line.rpartition(" ")
        frames = [_without_line(frame) for frame in stack.split(";")]
        own[frames[-1]] += int(count)
        for frame in set(frames):
            every[frame] += int(count)
    whole = max(1, own.total())
    told = [f"{_share(count, whole)} {_share(every[name], whole)}  {name}" for name, count in own.most_common(most)]
    return ["  own   all  function", *told]


def _without_line(frame: str) -> str:
    """A function in its file, whichever of its lines ran."""
    name, colon, _ = frame.rpartition(":")
    return f"{name})" if colon and name.count("(") else frame


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:3.0f} %"
