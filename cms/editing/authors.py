"""Who wrote what is not published yet."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import Page


def authors_of(page: "Page") -> frozenset[Any]:
    """Keys of the accounts whose edits the public has not seen: since the page was last published, or all of them and its owner."""
    newer = page.revisions.all()
    if page.last_published_at:
        newer = newer.filter(created_at__gt=page.last_published_at)
    authors = set(newer.values_list("user_id", flat=True))
    return frozenset(authors if page.last_published_at else authors | {page.owner_id}) - {None}
