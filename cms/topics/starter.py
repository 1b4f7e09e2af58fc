"""The topics that the portal starts with."""

from pathlib import Path

from cms.base.starter import Family, declare
from cms.topics.models import COLUMN, TopicIndexPage, TopicPage

declare(
    Family(
        index=TopicIndexPage,
        article=TopicPage,
        slug="topics",
        title=COLUMN,
        introduction="一件事要用到的政策、办法和号码，放在一起。",
        folder=Path(__file__).parent / "content",
    )
)
