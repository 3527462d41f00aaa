"""What a person does with their own statements, at any server, through its HTTP API."""
