"""A bounded time of mixed use by many users: whether anything goes wrong, grows, or becomes slow."""
