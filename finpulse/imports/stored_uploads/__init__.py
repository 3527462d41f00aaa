"""What becomes of uploads in the storage: whose it is, which files are to go, and which nobody needs."""
