"""First content of the columns, from TOML files beside the code: made once, then the editors' own."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.base.bootstrap import ensure_home
from cms.base.columns import ArticlePage, IndexPage
from cms.editing.rights import ensure_rights


def nothing(page: ArticlePage, data: dict[str, Any]) -> None:
    """Most families attach nothing more."""


@dataclass(frozen=True)
class Family:
    """A column with its index and the folder of its first articles; `attach` takes its own keys out of an article's data."""

    index: type[IndexPage]
    article: type[ArticlePage]
    slug: str
    title: str
    introduction: str
    folder: Path
    attach: Callable[[ArticlePage, dict[str, Any]], None] = nothing


FAMILIES: list[Family] = []


def declare(family: Family) -> None:
    """Add a family; its index is made in the order of declaration."""
    FAMILIES.append(family)


@transaction.atomic
def publish_starter(*, demo: bool) -> list[str]:
    """Make what is missing and return the addresses made; made-up articles only with `demo`. What is there is left alone."""
    home = ensure_home()
    made = [address for family in FAMILIES for address in _publish(home, family, demo)]
    ensure_rights(home)
    return made


def _publish(home: Page, family: Family, demo: bool) -> list[str]:
    made = []
    index = family.index.objects.first()
    if index is None:
        index = _add(home, family.index(title=family.title, slug=family.slug, introduction=family.introduction, live=False))
        made.append(index.url)
    present = set(family.article.objects.values_list("slug", flat=True))
    for file in sorted(family.folder.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        if data["slug"] not in present and (demo or not data.get("is_fictional")):
            made.append(_add(index, _article(family, data)).url)
    return made


def _article(family: Family, data: dict[str, Any]) -> ArticlePage:
    codes, body = data.pop("plan_codes", []), data.pop("body", [])
    attached = {name: data.pop(name) for name in list(data) if not _is_plain_field(family.article, name)}
    page = family.article(live=False, **data)
    page.body = page.body.stream_block.to_python(body)
    for code in codes:
        page.plan_codes.add(page.plan_codes.model(code=code))
    family.attach(page, attached)
    return page


def _is_plain_field(model: type[ArticlePage], name: str) -> bool:
    return not model._meta.get_field(name).many_to_many


def _add(parent: Page, page: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision(changed=False).publish()
    page.refresh_from_db()
    return page
