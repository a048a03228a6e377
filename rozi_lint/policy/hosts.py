"""Which hosts can never be a third party, whatever a policy says."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_PRIVATE_ZONES = (".local", ".internal")
# Not `ip_address(...).is_private`: that counts the documentation ranges too, and a reserved host is
# as undeclared as any other.
_PRIVATE_NETWORKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")


def is_loopback(host: str) -> bool:
    """The machine itself. The host is a plain one."""
    if host == "localhost" or host.endswith((".localhost", "localhost.localdomain")):
        return True
    address = _address(host)
    return address is not None and (address.is_loopback or address.is_unspecified)


def is_private(host: str) -> bool:
    """Loopback, private addresses, names without a dot, and zones that are never public."""
    if is_loopback(host) or host.endswith(_PRIVATE_ZONES):
        return True
    address = _address(host)
    if address is None:
        return bool(host) and "." not in host and ":" not in host
    return address.is_link_local or _in_private_network(address)


def _address(host: str) -> "IPv4Address | IPv6Address | None":
    if not host or not (":" in host or host[-1].isdigit()):
        return None
    from ipaddress import ip_address

    try:
        return ip_address(host)
    except ValueError:
        return None


def _in_private_network(address: "IPv4Address | IPv6Address") -> bool:
    from ipaddress import ip_network

    return any(address in ip_network(network) for network in _PRIVATE_NETWORKS)
