"""Pages of a long list without counting all of it: nobody reads past the first thousand."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

PAGE: Final = 50
CARDS: Final = 20
MOST: Final = 1000


class DeskPages(Paginator):
    """Counts up to 1,000; what lies deeper is found by its number."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many there are, as far as anybody pages."""
        return self.object_list.order_by()[:MOST].count()

    def number_with(self, key: int) -> int:
        """The page on which the row with this key stands; the first when it is not there."""
        keys = list(self.object_list.values_list("pk", flat=True)[:MOST])
        return keys.index(key) // self.per_page + 1 if key in keys else 1
