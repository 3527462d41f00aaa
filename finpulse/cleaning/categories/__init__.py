"""What a transaction was for -> one of the categories."""
