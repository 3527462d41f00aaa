"""What providers are asked, and how often."""
