"""The stories that the portal starts with."""

from pathlib import Path

from cms.base.starter import Family, declare
from cms.stories.models import COLUMN, StoryIndexPage, StoryPage

declare(
    Family(
        index=StoryIndexPage,
        article=StoryPage,
        slug="stories",
        title=COLUMN,
        introduction="姓名和细节都改过，发布前经本人同意。",
        folder=Path(__file__).parent / "content",
    )
)
