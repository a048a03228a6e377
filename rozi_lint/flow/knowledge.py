"""What the policy lets flow know: names of data, guards, maskers, and whose SDK is whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rozi_lint.flow.library import words_of
from rozi_lint.policy import Policy, Vendor, dotted_matches
from rozi_lint.policy.names import Names

SANITIZER_OPERATIONS = {
    "partial": "mask",
    "pseudonymous": "keyed_hash",
    "encrypted": "encrypt",
    "aggregate": "aggregate",
}


@dataclass(eq=False, slots=True)
class Knowledge:
    """Look-ups by dotted name; each answer is kept."""

    policy: Policy
    vendors: Mapping[str, Vendor]
    names: Names
    _imports: dict[str, str] = field(default_factory=dict)
    _clients: dict[tuple[str, ...], Vendor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for vendor in self.vendors.values():
            for sdk in vendor.sdks:
                self._imports[sdk] = vendor.id
            for client in vendor.clients:
                self._clients[words_of(client)] = vendor
        for recipient in self.policy.recipients.values():
            for sdk in recipient.sdks:
                self._imports.setdefault(sdk, recipient.id)

    def sdk_packages(self) -> set[str]:
        """The packages that SDKs are imported from."""
        return {sdk.partition(".")[0] for sdk in self._imports}

    def client_names(self) -> set[str]:
        """The names by which clients of SDKs, and the service's own wrappers, go in code."""
        clients = {name for vendor in self.vendors.values() for name in vendor.clients}
        calls = (c for recipient in self.policy.recipients.values() for c in recipient.calls)
        return clients | {call.rpartition(".")[2] for call in calls if not call.endswith("*")}

    def sdk_owner(self, dotted: str) -> str | None:
        """The vendor, or the recipient, whose SDK a dotted name belongs to."""
        parts = dotted.split(".")
        for end in range(len(parts), 0, -1):
            owner = self._imports.get(".".join(parts[:end]))
            if owner is not None:
                return owner
        return None

    def client_owner(self, name: str) -> str | None:
        """The vendor whose client goes by a name, where its import is out of sight."""
        words = words_of(name)
        for count in (3, 2):
            vendor = self._clients.get(words[-count:]) if len(words) >= count else None
            if vendor is not None:
                return vendor.id
        return None

    def stage(self, owner: str, dotted: str) -> str:
        """Whether a call in an SDK sends something, sets it up, or stays here."""
        vendor = self.vendors.get(owner)
        if vendor is None:
            return "send"
        if any(dotted == name or dotted_matches(name, dotted) for name in vendor.init):
            return "init"
        return "local" if any(dotted_matches(p, dotted) for p in vendor.local) else "send"

    def sanitizer(self, dotted: str) -> str | None:
        """The operation that a declared sanitizer stands for."""
        for form, operation in SANITIZER_OPERATIONS.items():
            if any(dotted_matches(p, dotted) for p in self.policy.sanitizers.get(form, ())):
                return operation
        return None

    def guard(self, dotted: str) -> tuple[str, bool] | None:
        """The guard that a declared predicate or decorator means, and whether truth means it."""
        for kind, patterns in self.policy.guards.items():
            if any(dotted_matches(p, dotted) for p in patterns):
                if kind == "tracking_allowed":
                    return "do_not_track", True
                return kind, kind != "do_not_track"
        return None

    def recipient_of_call(self, dotted: str) -> str | None:
        recipient = self.policy.recipient_of_call(dotted)
        return recipient.id if recipient else None

    def is_tracking(self, dotted: str) -> bool:
        return any(dotted_matches(p, dotted) for p in self.policy.tracking.get("calls", ()))
