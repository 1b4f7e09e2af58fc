"""Every view of our own says who may call it; forgetting fails here."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from portal.kit.web.access import ACCESS_CLASSES

FOREIGN = ("wagtail.", "allauth.", "django.", "whitenoise.")


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def module_of(view) -> str:
    return getattr(getattr(view, "view_class", view), "__module__", "")


def test_every_view_declares_its_access_class():
    own = [(address, entry.callback) for address, entry in patterns(get_resolver()) if not module_of(entry.callback).startswith(FOREIGN)]
    assert len(own) > 15
    assert [address for address, view in own if getattr(view, "access", None) not in ACCESS_CLASSES] == []
