"""The commands: a module `NAME.py` holds `command`, what `rozi-lint NAME` does."""
