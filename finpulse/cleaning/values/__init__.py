"""The text of a cell -> a value: amounts, currencies, days, directions."""
