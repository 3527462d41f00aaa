"""From the words of a question to its plan: marks, slots, and rules of which each explains every word or none."""
