"""In which order the days of a file name day, month and year, and which year they are of."""
