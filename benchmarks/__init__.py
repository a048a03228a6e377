"""Side-by-side runs against peers; nothing in here is a test."""
