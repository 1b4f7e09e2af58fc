"""The guides that the portal starts with."""

from pathlib import Path
from typing import Any

from cms.base.columns import ArticlePage
from cms.base.starter import Family, declare
from cms.help.models import COLUMN, HelpIndexPage, HelpPage
from portal.district.models import Hotline


def attach_hotlines(page: ArticlePage, data: dict[str, Any]) -> None:
    """The numbers of the guide, as far as the pack has them."""
    page.hotlines = list(Hotline.objects.filter(number__in=data.get("hotlines", [])))


declare(
    Family(
        index=HelpIndexPage,
        article=HelpPage,
        slug="help",
        title=COLUMN,
        introduction="按事情找办法和号码。正在发生危险，请先拨 110。",
        folder=Path(__file__).parent / "content",
        attach=attach_hotlines,
    )
)
