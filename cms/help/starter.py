"""The guides that the portal starts with."""

from pathlib import Path
from typing import Any, Final

from cms.base.columns import ArticlePage
from cms.base.starter import BrokenContent, Family, declare
from cms.help.models import COLUMN, HelpIndexPage, HelpPage
from cms.help.procedures import ProcedurePage
from portal.district.models import Hotline


def attach_hotlines(page: ArticlePage, data: dict[str, Any]) -> None:
    """The lines of the guide, by code. Raises BrokenContent for one that the pack lacks: a guide must not lose a number in silence."""
    codes = data.get("hotlines", [])
    known = {line.code: line for line in Hotline.objects.current().filter(code__in=codes)}
    if unknown := [code for code in codes if code not in known]:
        raise BrokenContent(f"{page.slug}: no hotline {', '.join(unknown)} in the district pack")
    page.hotlines = [known[code] for code in codes]


def attach_guide(page: ArticlePage, data: dict[str, Any]) -> None:
    """The numbers, and the guide that explains it. Raises BrokenContent for a guide that is not there."""
    attach_hotlines(page, data)
    page.guide = HelpPage.objects.filter(slug=data["guide"]).first()
    if page.guide is None:
        raise BrokenContent(f"{page.slug}: no guide {data['guide']!r}")


CONTENT: Final = Path(__file__).parent / "content"

declare(
    Family(
        index=HelpIndexPage,
        article=HelpPage,
        slug="help",
        title=COLUMN,
        introduction="按事情找办法和号码。正在发生危险，请先拨 110。",
        folder=CONTENT,
        attach=attach_hotlines,
        english={
            "title_en": "How to get help",
            "introduction_en": "Find the way and the number by what happened. In danger call 110 first.",
        },
    )
)
declare(
    Family(
        index=HelpIndexPage,
        article=ProcedurePage,
        slug="help",
        title=COLUMN,
        introduction="",
        folder=CONTENT / "procedures",
        attach=attach_guide,
    )
)
