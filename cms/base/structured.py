"""What search engines read of a page (JSON-LD, schema.org): the way to it, and its kind where schema.org has a fitting one."""

import json
from typing import Any, Final

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.base.tree import Link

CONTEXT: Final = "https://schema.org"
ESCAPES: Final = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def structured(page: Page, kind: str, crumbs: list[Link], request: HttpRequest) -> list[SafeString]:
    """The breadcrumb, and the article when the family names its `schema_type`; its only dates are those of publishing."""
    trail = [
        {"@type": "ListItem", "position": place, "name": crumb.title, "item": request.build_absolute_uri(crumb.url)}
        for place, crumb in enumerate(crumbs, 1)
    ]
    found: list[dict[str, Any]] = [{"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": trail}]
    if kind:
        article = {"@context": CONTEXT, "@type": kind, "headline": page.title, "name": page.title, "inLanguage": "zh-CN"}
        for name, moment in (("datePublished", page.first_published_at), ("dateModified", page.last_published_at)):
            if moment:
                article[name] = moment.isoformat(timespec="minutes")
        found.append(article | {"url": request.build_absolute_uri(page.url)})
    return [_script(thing) for thing in found]


def _script(thing: dict[str, Any]) -> SafeString:
    """A data block: browsers do not run it, so no content policy forbids it."""
    text = json.dumps(thing, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
