"""Questions in plain words -> typed plan -> SQL behind a guard -> an answer with its receipt."""
