"""Categories, and a user's own decisions about them: rules, corrections, edits, and applying these to history."""
