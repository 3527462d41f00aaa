"""What is counted in processes, and the files by which all processes of a machine count together."""
