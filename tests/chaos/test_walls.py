"""Every wall that `make chaos` takes away is still where it takes it away from."""

from __future__ import annotations

import pytest

from finpulse.embedded.launch import CHECKOUT
from scripts.chaos.code_trees import Change, NotInCode
from scripts.chaos.mutants import AIMS, MUTANTS
from scripts.chaos.walls import MOMENTS, WALLS

CHANGES = [*MOMENTS, *(change for changes in WALLS.values() for change in changes)]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.module)
def test_what_is_taken_away_is_in_the_code_and_leaves_code(change: Change) -> None:
    changed = change.applied((CHECKOUT / change.module).read_text("utf-8"))
    compile(changed, change.module, "exec")


def test_a_wall_that_is_elsewhere_now_is_told() -> None:
    with pytest.raises(NotInCode, match=r"runner.py has this 0 times"):
        Change("finpulse/jobs/runner.py", "no such text", "").applied("of a module")


def test_each_wall_is_taken_away_alone_by_some_mutant_and_each_blow_is_tried_with_all_of_them() -> None:
    assert {mutant.without[0] for mutant in MUTANTS if len(mutant.without) == 1} == WALLS.keys()
    assert {mutant.aim for mutant in MUTANTS if not mutant.without} >= {mutant.aim for mutant in MUTANTS}
    assert {mutant.aim for mutant in MUTANTS} <= AIMS.keys()
