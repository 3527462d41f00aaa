"""What is told of imports: plans, and how a file is read."""
