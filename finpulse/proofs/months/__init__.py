"""The months of an account as statements prove them: as a calendar, and each as a column addition."""
