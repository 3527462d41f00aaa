"""A user's rules and corrections, over what the texts alone say."""
