"""Who looks at something, and when: one wording on screens and in files."""

from django.utils import timezone


def mark_of(account: str) -> str:
    """The account and the minute in the district's own time."""
    return f"{account} · {timezone.localtime():%Y-%m-%d %H:%M}"
