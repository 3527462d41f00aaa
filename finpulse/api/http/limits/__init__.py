"""How much of the API one client, user or address may ask for, and who the client is."""
