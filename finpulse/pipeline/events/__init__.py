"""Events in and out of the stages: those that came one by one become a statement, and what one has found is told."""
