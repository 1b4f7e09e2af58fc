"""What the editors published about an item of the plan, whatever family it belongs to: one query."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.base.columns import PlanCode
from cms.base.tree import address
from cms.stories.withdrawal import uncovered
from portal.pagecache.kept import kept


@dataclass(frozen=True)
class Related:
    """An article about the item: its column, and what must be said wherever it is named."""

    column: str
    title: str
    url: str
    validity: str = ""
    checked_on: date | None = None
    is_fictional: bool = False

    @property
    def is_policy(self) -> bool:
        """Whether it is a document with a validity."""
        return bool(self.validity)


@cache
def families() -> tuple[type[PlanCode], ...]:
    """The tables in which families link their articles to the plan."""
    return tuple(model for model in apps.get_models() if issubclass(model, PlanCode))


@kept
def related_to(code: str) -> dict[str, list[Related]]:
    """Column → its live articles about the item `code`, in the order of the site."""
    linked = Q()
    for family in families():
        rows_of_family: QuerySet[Any] = family._default_manager.filter(code=code)
        linked |= Q(pk__in=rows_of_family.values("page"))
    rows = Page.objects.live().filter(linked).exclude(pk__in=uncovered().values("pk")).order_by("path")
    said = rows.values_list(
        "content_type", "title", "url_path", "policypage__validity", "policypage__checked_on", "storypage__is_fictional"
    )
    found: dict[str, list[Related]] = {}
    for kind, title, url_path, validity, checked_on, is_fictional in said:
        column = str(getattr(ContentType.objects.get_for_id(kind).model_class(), "column", ""))
        article = Related(column, title, address(url_path), validity or "", checked_on, bool(is_fictional))
        found.setdefault(column, []).append(article)
    return found
