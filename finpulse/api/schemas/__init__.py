"""What goes in and comes out, one noun a file."""
