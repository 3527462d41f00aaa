"""The commands that write a backup, and restore one."""
