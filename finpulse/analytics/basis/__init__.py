"""What every answer stands on: the scope of a question, its currency, the flows of money, exact rounding."""
