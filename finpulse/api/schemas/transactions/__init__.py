"""What goes in and comes out about transactions."""
