"""The dotted name of a module from where its file lies."""

from __future__ import annotations

from pathlib import Path

from rozi_lint.policy import Policy


def module_name(path: Path, policy: Policy, service: Path | None) -> str:
    """`shop.checkout.views` for `src/shop/checkout/views.py`, below the nearest source root."""
    absolute = path.absolute()
    root = _source_root(absolute, policy, service)
    try:
        parts = list(absolute.relative_to(root).with_suffix("").parts)
    except ValueError:
        parts = [absolute.stem]
    if parts and parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def _source_root(path: Path, policy: Policy, service: Path | None) -> Path:
    base = service.absolute().parent if service is not None else None
    if base is not None and path.is_relative_to(base):
        roots = [base / root for root in policy.service.source_roots or ("src", ".")]
        for root in sorted(roots, key=lambda r: -len(r.parts)):
            if path.is_relative_to(root):
                return root
        return base
    root = path.parent
    while (root / "__init__.py").exists() and root != root.parent:
        root = root.parent
    return root
