"""Authentication: bearer tokens, and the decorators that require one."""
