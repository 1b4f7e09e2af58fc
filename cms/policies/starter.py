"""The documents that the portal starts with."""

from pathlib import Path

from cms.base.starter import Family, declare
from cms.policies.models import COLUMN, PolicyIndexPage, PolicyPage

declare(
    Family(
        index=PolicyIndexPage,
        article=PolicyPage,
        slug="policies",
        title=COLUMN,
        introduction="与您有关的法律和文件，写明施行日期、是否有效、核对日期。",
        folder=Path(__file__).parent / "content",
    )
)
