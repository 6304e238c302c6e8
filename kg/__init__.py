"""claimgraph: market-research reports in, a graph of claims out, and which of them cannot all be true."""

__version__ = "0.1.0"
