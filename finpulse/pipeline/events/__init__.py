"""Events that came one by one -> one statement, which the stages of every import take from there."""
