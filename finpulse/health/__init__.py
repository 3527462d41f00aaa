"""Whether the service can do its work, and how all parts of it are."""
