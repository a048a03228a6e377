"""What was promised: loads, checks, merges and compares the rule files and a service's overlay."""

from .checks import Check, Condition, Example, load_checks
from .durations import Duration, parse_duration
from .hosts import is_loopback, is_private
from .load import load_policy, load_policy_text
from .names import Evidence, Names
from .paths import SERVICE_POLICY, find_service_policy, rules_root
from .patterns import dotted_matches, host_matches, plain_host
from .policy import Policy
from .problems import PolicyError, Problem, nearest
from .reader import Reader
from .records import (
    Article,
    CategoryNames,
    Cookie,
    CookieCategory,
    DataNames,
    Purpose,
    Recipient,
    RecipientKind,
    Service,
)
from .taxonomy import DATA_KEYS, covered, covers, words
from .vendors import Vendor, load_vendors

__all__ = [
    "DATA_KEYS",
    "SERVICE_POLICY",
    "Article",
    "CategoryNames",
    "Check",
    "Condition",
    "Cookie",
    "CookieCategory",
    "DataNames",
    "Duration",
    "Evidence",
    "Example",
    "Names",
    "Policy",
    "PolicyError",
    "Problem",
    "Purpose",
    "Reader",
    "Recipient",
    "RecipientKind",
    "Service",
    "Vendor",
    "covered",
    "covers",
    "dotted_matches",
    "find_service_policy",
    "host_matches",
    "is_loopback",
    "is_private",
    "load_checks",
    "load_policy",
    "load_policy_text",
    "load_vendors",
    "nearest",
    "parse_duration",
    "plain_host",
    "rules_root",
    "words",
]
