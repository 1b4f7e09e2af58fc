"""The collections that the portal starts with."""

from pathlib import Path

from cms.base.starter import Family, declare
from cms.opinions.models import COLUMN, CollectionPage, OpinionIndexPage

declare(
    Family(
        index=OpinionIndexPage,
        article=CollectionPage,
        slug="opinions",
        title=COLUMN,
        introduction="我们问什么，收到多少，最后采纳了什么，都在这里公开。",
        folder=Path(__file__).parent / "content",
    )
)
