"""What people and programs prove themselves by: e-mail addresses, passwords, and the secrets of an installation."""
