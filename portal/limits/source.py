"""Where a request comes from, as far as limits need to know."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def source_of(request: HttpRequest) -> str:
    """The address of the visitor behind ALLAUTH_TRUSTED_PROXY_COUNT proxies of ours; an IPv6 one by its /64 network.

    A forged X-Forwarded-For changes nothing: only the entries that our own proxies appended are believed (S2-14).
    """
    address = request.META.get("REMOTE_ADDR", "")
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        address = forwarded[-proxies]
    return network_of(address)


def network_of(address: str) -> str:
    """An IPv4 address as it is; an IPv6 one cut to the network of one household; anything else by its text."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((parsed, 64), strict=False).network_address)
    return str(parsed)
