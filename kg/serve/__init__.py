"""A finished build -> answers: store, named queries, profiles, verification."""
