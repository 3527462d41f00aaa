"""The commands about single users: a new password, and who is locked out."""
