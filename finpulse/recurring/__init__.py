"""What recurs among payments: subscriptions, bills and pay, with their price, their next day, and how sure that is."""
