"""Plans that others state: as JSON by a program, or drafted by a language model that an operator has named."""
