"""The pages, as a browser is served them."""
