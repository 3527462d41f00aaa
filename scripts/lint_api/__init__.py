"""`make lint-api`: what the API says of itself, under linters, generators, and the clients that these make."""
