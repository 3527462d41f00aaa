"""Settings: who one is and how it looks, the second factor, tokens, and all that is held of one."""
