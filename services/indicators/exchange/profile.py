"""The profile: what a file of readings between two levels looks like. A change of meaning needs a new PROFILE."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.kit.text import inert

PROFILE: Final = "1"
COLUMNS: Final[dict[str, Promise]] = {
    "profile": _("Edition of this profile: 1"),
    "area": _("Code of the district (GB/T 2260)"),
    "indicator": _("Code of the indicator"),
    "name": _("The indicator in words; not read on the way in"),
    "unit": _("Unit of the value, as the indicator has it"),
    "year": _("The year that the figure is about"),
    "part": _("Empty for the whole; else sex:female, residence:rural, age:35-64, age:65+, subdistrict:code"),
    "status": _("reported, or not_applicable: the indicator does not apply in that year"),
    "value": _("The figure; empty exactly where it is not_applicable"),
    "numerator": _("Empty where there is none"),
    "denominator": _("Empty where there is none"),
    "reference": _("The figure to compare with, where the target depends on one"),
    "redefined": _("1 where the definition changed in this year: not to be compared with the years before"),
    "stage": _("first: reported for the first time; final: confirmed"),
    "source": _("Where the department has it from"),
    "note": _("Anything that has to be known"),
    "demo": _("1 where the numbers are invented, for demonstration"),
}
REPORTED: Final = "reported"
NOT_APPLICABLE: Final = "not_applicable"
NUMBERS: Final = ("value", "numerator", "denominator", "reference")
FLAGS: Final = ("redefined", "demo")
TEXTS: Final = {"source": 120, "note": 300}


def as_cell(text: str) -> str:
    """A text as it stands in the file: no formula; an apostrophe in front is doubled, because one is taken off again on the way in."""
    return f"'{text}" if text.startswith("'") else inert(text)


def plain(cell: str) -> str:
    """A text as it was meant."""
    return cell[1:] if cell.startswith("'") else cell
