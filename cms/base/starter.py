"""First content of the columns, from TOML files beside the code: made once, then the editors' own."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.base.bootstrap import ensure_home
from cms.base.columns import ArticlePage, IndexPage
from cms.editing.rights import ensure_rights


class BrokenContent(ValueError):
    """A content file says something that its page cannot say; names the page and what is wrong."""


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
    english: Mapping[str, str] = field(default_factory=dict)


FAMILIES: list[Family] = []
ENGLISH: Final = ".en.toml"


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
        words = {"title": family.title, "introduction": family.introduction, **family.english}
        index = _add(home, family.index(slug=family.slug, live=False, **words))
        made.append(index.url)
    present = set(family.article.objects.values_list("slug", flat=True))
    for file in sorted(file for file in family.folder.glob("*.toml") if not file.name.endswith(ENGLISH)):
        data = read(file)
        if data["slug"] not in present and (demo or not data.get("is_fictional")):
            made.append(_add(index, _article(family, data)).url)
    return made


def read(file: Path) -> dict[str, Any]:
    """What a content file says, and as `…_en` what the English file beside it says (`1-x.en.toml`)."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    english = file.with_name(file.stem + ENGLISH)
    if english.exists():
        data |= {f"{name}_en": value for name, value in tomllib.loads(english.read_text(encoding="utf-8")).items()}
    return data


def _article(family: Family, data: dict[str, Any]) -> ArticlePage:
    codes = data.pop("plan_codes", [])
    attached = {name: data.pop(name) for name in list(data) if not _is_plain_field(family.article, name)}
    streams = {name: data.pop(name) for name in list(data) if isinstance(family.article._meta.get_field(name), StreamField)}
    page = family.article(live=False, **data)
    try:
        page.clean_fields(exclude={column.name for column in page._meta.fields} - set(data))
    except ValidationError as error:
        raise BrokenContent(f"{page.slug}: {error.message_dict}") from None
    for name, blocks in streams.items():
        setattr(page, name, getattr(page, name).stream_block.to_python(blocks))
    for code in codes:
        page.plan_codes.add(page.plan_codes.model(code=code))
    family.attach(page, attached)
    return page


def _is_plain_field(model: type[ArticlePage], name: str) -> bool:
    column = model._meta.get_field(name)
    return column.concrete and not column.is_relation


def _add(parent: Page, page: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision(changed=False).publish()
    page.refresh_from_db()
    return page
