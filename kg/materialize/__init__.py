"""Records -> RDF: IRIs are minted here and nowhere else."""
