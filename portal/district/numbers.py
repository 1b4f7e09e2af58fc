"""The numbers that the portal's own words name: written once, in the row of the hotline, and read wherever they are said."""

from collections.abc import Callable
from typing import Any, Final

from django.db import DatabaseError, transaction
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from portal.district.models import Hotline
from portal.pagecache.kept import kept, last_known

#: What is the same in the whole country. Said where the district states no checked number of its own, and in 500 and 503, which ask nobody.
NATIONAL: Final = {
    "police": "110",
    "ambulance": "120",
    "women": "12338",
    "mind": "12356",
    "city": "12345",
    "young": "12355",
    "fraud": "96110",
    "legal-aid": "12348",
    "labour": "12333",
    "health-insurance": "12393",
    "courts": "12368",
}
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
CALLS: Final = {
    "police": _("Call {number}: danger"),
    "ambulance": _("Call {number}: hurt"),
    "women": _("Call {number}: talk to someone"),
    "mind": _("Call {number}: it is too much to bear"),
    "city": _("Call {number}: anything about the city"),
    "young": _("Call {number}: for young people"),
}


@kept
def stated() -> dict[str, str]:
    """Number by code of line: what the district has checked, else what holds in the whole country."""
    return NATIONAL | dict(Hotline.objects.verified().filter(code__in=NATIONAL).values_list("code", "number"))


def numbers() -> dict[str, str]:
    """`stated`, and what was last heard while the database does not answer: a page with a number on it is never refused for that."""
    try:
        return stated()
    except DatabaseError:
        return last_numbers()


def last_numbers() -> dict[str, str]:
    """What this process said last; asks nobody."""
    return last_known(stated) or NATIONAL


def with_numbers(text: str | Promise) -> str:
    """`text` with {police}, {women} … as they are today, each on one line with the word before it (call 110).

    Raises KeyError for a line that is not in `NATIONAL`.
    """
    return str(text).replace(" {", f"{NO_BREAK}{{").format_map(numbers())


#: The same for words of forms, which are written before anybody reads them.
with_numbers_lazy: Final[Callable[[str | Promise], Any]] = lazy(with_numbers, str)


def learn(**signal: Any) -> None:
    """After a change this process knows the new numbers before a page can break."""
    transaction.on_commit(numbers, robust=True)
