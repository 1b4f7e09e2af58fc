"""The announcements that the portal starts with."""

from pathlib import Path

from cms.base.starter import Family, declare
from cms.news.models import COLUMN, NewsIndexPage, NewsPage

declare(
    Family(
        index=NewsIndexPage,
        article=NewsPage,
        slug="news",
        title=COLUMN,
        introduction="通知写明截止日期；动态写明来源。",
        folder=Path(__file__).parent / "content",
    )
)
