"""The documents that the portal starts with."""

from pathlib import Path
from typing import Any

from cms.base.columns import ArticlePage
from cms.base.starter import BrokenContent, Family, declare
from cms.policies.models import COLUMN, PolicyIndexPage, PolicyPage


def attach_documents(page: ArticlePage, data: dict[str, Any]) -> None:
    """The document that it explains or that took its place, by address. Raises BrokenContent for one that is not there yet."""
    for name, slug in data.items():
        other = PolicyPage.objects.filter(slug=slug).first()
        if other is None:
            raise BrokenContent(f"{page.slug}: {name} is {slug!r}, which is no document")
        setattr(page, name, other)


declare(
    Family(
        index=PolicyIndexPage,
        article=PolicyPage,
        slug="policies",
        title=COLUMN,
        introduction="与您有关的法律和文件，写明施行日期、是否有效、核对日期。",
        folder=Path(__file__).parent / "content",
        attach=attach_documents,
    )
)
