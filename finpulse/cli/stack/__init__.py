"""The stack on this machine: brought up, looked at, ended."""
