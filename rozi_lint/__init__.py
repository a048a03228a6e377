"""rozi-lint holds Python code against the privacy policy that was published."""

__version__ = "0.1.0"
