"""Names -> Entity: companies, markets, regions; every match says why."""
