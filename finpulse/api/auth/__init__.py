"""Authentication: bearer tokens, the cookie of a browser, and the decorators that require one."""
