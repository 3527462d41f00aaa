"""Plans -> values: one module for each kind of question, exact until the last step."""
