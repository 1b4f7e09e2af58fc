"""Pages of a long list without counting all of it: nobody reads past the first thousand."""

from typing import Final

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from services.cases.models.case import CaseQuerySet

PAGE: Final = 50
MOST: Final = 1000


class DeskPages(Paginator):
    """Counts up to 1,000; what lies deeper is found by its number."""

    object_list: CaseQuerySet

    @cached_property
    def count(self) -> int:
        """How many there are, as far as anybody pages."""
        return self.object_list.order_by()[:MOST].count()
