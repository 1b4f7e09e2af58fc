"""Tells the rest of the house that the public site has changed: one message a change, in the transaction of the change."""

from typing import Any, Final

from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.outbox.sending import enqueue

PUBLISHED: Final = "page.published"


def tell_shown(sender: type[Page], instance: Page, **more: Any) -> None:
    """`page.published` for whatever readers may now see differently; `live` says whether they still see the page at all."""
    enqueue(PUBLISHED, page=instance.pk, live=instance.live)


def tell_hidden(sender: type[Page], instance: Page, **more: Any) -> None:
    """The same for a page that is off the site, also one that is about to be deleted: it still calls itself live then."""
    enqueue(PUBLISHED, page=instance.pk, live=False)


def connect() -> None:
    """Listen to Wagtail; called once when the app is ready."""
    for signal in (page_published, page_slug_changed, post_page_move):
        signal.connect(tell_shown)
    page_unpublished.connect(tell_hidden)
