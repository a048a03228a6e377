"""A small shop, as a team would write it: what `rozi-lint check tests/shop` is tried on.

Most of it handles personal data as it should. What does not is listed in EXPECTED.txt.
"""
