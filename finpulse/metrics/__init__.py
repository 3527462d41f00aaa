"""What can be asked of one's money: each metric with its formula, and the typed plan of a question over them."""
