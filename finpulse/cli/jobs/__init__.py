"""The commands that look at jobs, and start failed ones again."""
