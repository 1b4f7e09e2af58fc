"""Links to other sites go through a page that says so (国办发〔2017〕47号). They are signed: nobody else sends readers away from here."""

from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.core import signing
from django.urls import reverse

SALT: Final = "cms.site.leaving"
SCHEMES: Final = frozenset({"http", "https"})


def way_out(url: str) -> str:
    """The address of the page that leads to `url`; `url` itself when it is no address of another site (mailto:, tel:, a path)."""
    return reverse("site:leaving", args=[signing.Signer(salt=SALT).sign_object(url)]) if _is_foreign(url) else url


def destination(token: str) -> SplitResult | None:
    """What `way_out` signed; None for anything else."""
    try:
        url = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    return urlsplit(url) if isinstance(url, str) and _is_foreign(url) else None


def _is_foreign(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)
