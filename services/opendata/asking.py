"""What is asked of a list: which records and which page. Anything that is not understood is refused, so that nobody takes all for some."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext

from services.opendata.fields import LARGEST_PAGE, USUAL_PAGE, Record, Resource

PAGING: Final = ("page", "size")
LONGEST_NUMBER: Final = 6


class Wrong(Exception):
    """It cannot be answered: the status, and why in words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


@dataclass(frozen=True)
class Asked:
    """Values by field, and which page of which size."""

    values: dict[str, str]
    page: int
    size: int

    def narrow(self, rows: Iterable[Record]) -> list[Record]:
        """The rows that have all the values."""
        return [row for row in rows if all(str(row[name]) == value for name, value in self.values.items())]


def asked(resource: Resource, query: QueryDict) -> Asked:
    """What a query string asks for. Raises Wrong."""
    allow_only(query, (*resource.filters, *PAGING))
    values = {name: str(query[name]) for name in resource.filters if name in query}
    for name in values:
        if resource.field(name).kind == "integer":
            values[name] = str(_number(name, values[name], least=0))
    page = _number("page", str(query.get("page", "1")), least=1)
    return Asked(values, page, _number("size", str(query.get("size", USUAL_PAGE)), least=1, most=LARGEST_PAGE))


def allow_only(query: QueryDict, known: Iterable[str]) -> None:
    """Raises Wrong for a parameter that there is not, or that comes twice."""
    names = list(known)
    for name, values in query.lists():
        if name not in names:
            values_of = {"name": name[:40], "known": ", ".join(names) or gettext("none")}
            raise Wrong(400, gettext("There is no parameter “%(name)s” here. There are: %(known)s.") % values_of)
        if len(values) > 1:
            raise Wrong(400, gettext("The parameter “%(name)s” may stand only once.") % {"name": name})


def _number(name: str, text: str, *, least: int, most: int = 10**LONGEST_NUMBER - 1) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and least <= int(text) <= most):
        said = gettext("“%(name)s” has to be a whole number from %(least)d to %(most)d.") % {"name": name, "least": least, "most": most}
        raise Wrong(400, said)
    return int(text)
