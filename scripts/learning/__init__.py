"""How the category model is learned: what from, how statements are simulated, and the regression itself."""
