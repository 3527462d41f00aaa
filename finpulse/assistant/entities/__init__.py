"""The names in a question: accounts, categories and merchants of the user, by name, part of it, or what it means."""
