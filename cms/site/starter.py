"""The pages about the site that the portal starts with."""

from pathlib import Path

from cms.base.starter import Family, declare
from cms.site.models import COLUMN, AboutIndexPage, AboutPage

declare(
    Family(
        index=AboutIndexPage,
        article=AboutPage,
        slug="about",
        title=COLUMN,
        introduction="谁在办，怎样联系，存了什么，怎样用得更顺手。",
        folder=Path(__file__).parent / "content",
    )
)
