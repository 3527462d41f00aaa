"""Sentences of services, which are English -> the same in the language of the page, with their values kept."""
