"""Which files there are, which of them matter, and how they belong together."""
