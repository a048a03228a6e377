"""What the code does: from a libcst tree to events and summaries.

Nothing in here knows a rule code. What libraries do comes from `rules/models/`, what names mean
from the policy; both arrive as data.
"""
