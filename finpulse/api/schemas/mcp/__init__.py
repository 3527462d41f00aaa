"""What the tools of the Model Context Protocol take and give, where it isn't what the API's own endpoints do."""
