"""Report -> Extraction: header fields, names as written, claims, and a ledger of the numbers that are in no claim."""
