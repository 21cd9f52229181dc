"""Which network addresses may be connected to: those of the public internet, and no others.

The list is our own, since `ipaddress.is_global` lets through addresses that lead inside: NAT64, 6to4, site-local,
multicast. An IPv6 address must lie in 2000::/3, all that is given out so far, and in none of the special ranges.
Source: the IANA special-purpose address registries, RFC 6890 and its updates, as of 2026.
"""

import ipaddress

_V4 = tuple(
    (ipaddress.IPv4Network(range), what)
    for range, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's inner service"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "AMT relays"),
        ("192.88.99.0/24", "6to4 relays"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_V6 = tuple(
    (ipaddress.IPv6Network(range), what)
    for range, what in (
        ("::1/128", "this machine"),
        ("::/96", "this network"),
        ("64:ff9b::/96", "NAT64"),
        ("64:ff9b:1::/48", "NAT64"),
        ("100::/64", "discard-only"),
        ("100:0:0:1::/64", "a dummy prefix"),
        ("2001::/32", "Teredo"),
        ("2001::/23", "protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    )
)
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")


def why_refused(address: str) -> str | None:
    """What range of special addresses this one lies in; None for an address of the public internet.

    The address is a literal one; a scope ("%eth0") counts as link-local.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "not an address"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return _among(found.ipv4_mapped) or "an IPv4 address in IPv6 clothes"
        if found.scope_id is not None:
            return "link-local"
        inside = next((what for range, what in _V6 if found in range), None)
        return inside or (None if found in _GIVEN_OUT else "not given out")
    return _among(found)


def _among(address: ipaddress.IPv4Address) -> str | None:
    return next((what for range, what in _V4 if address in range), None)
