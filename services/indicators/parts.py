"""By what a figure may be told apart (四部.三: 分性别、分年龄; 一.目标.2: 城乡): sex, residence, age, subdistrict.

A part is written `kind:value`: `sex:female`, `residence:rural`, `age:35-64`, `age:65+`, `subdistrict:CODE`. Empty is the district.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.district.models import Subdistrict


class Kind(StrEnum):
    """By what a figure is told apart, in the order of the pages."""

    SEX = "sex"
    RESIDENCE = "residence"
    AGE = "age"
    SUBDISTRICT = "subdistrict"


KINDS: Final[dict[Kind, Promise]] = {
    Kind.SEX: _("By sex"),
    Kind.RESIDENCE: _("Town and countryside"),
    Kind.AGE: _("By age"),
    Kind.SUBDISTRICT: _("By subdistrict"),
}
FIXED: Final[dict[str, Promise]] = {
    "sex:female": _("Women"),
    "sex:male": _("Men"),
    "residence:urban": _("Town"),
    "residence:rural": _("Countryside"),
}
IN_WORDS: Final = {"女": "sex:female", "男": "sex:male", "城镇": "residence:urban", "农村": "residence:rural"}
EXAMPLES: Final = (*IN_WORDS, "35-64岁", "65岁以上")
AGES_IN_WORDS: Final = re.compile(r"([0-9]{1,2})(?:[-—]([0-9]{1,3})岁|岁以上)")
AGES: Final = re.compile(r"age:([0-9]{1,2})(?:-([0-9]{1,3})|\+)")


def subdistrict_names() -> dict[str, str]:
    """The name of each subdistrict, former ones too, by its code."""
    return dict(Subdistrict.objects.values_list("code", "name"))


def is_part(text: str, subdistricts: Mapping[str, str]) -> bool:
    """Whether `text` names a part, or the whole (empty)."""
    ages = AGES.fullmatch(text)
    if ages:
        return ages[2] is None or int(ages[1]) <= int(ages[2])
    return text == "" or text in FIXED or (text.startswith("subdistrict:") and text.partition(":")[2] in subdistricts)


def kind_of(part: str) -> Kind:
    """By what a part is told apart. Raises ValueError for the whole."""
    return Kind(part.partition(":")[0])


def part_of(words: str, subdistricts: Mapping[str, str]) -> str | None:
    """The part that an office names in its own words (女, 农村, 35-64岁, 65岁以上, a subdistrict); None where nobody knows it."""
    found = IN_WORDS.get(words)
    ages = AGES_IN_WORDS.fullmatch(words)
    if ages:
        found = f"age:{ages[1]}-{ages[2]}" if ages[2] else f"age:{ages[1]}+"
    return found or next((f"subdistrict:{code}" for code, name in subdistricts.items() if name == words), None)


def office_words(part: str, subdistricts: Mapping[str, str]) -> str:
    """A part as an office names it, so that `part_of` reads it again; empty for the whole."""
    ages = AGES.fullmatch(part)
    if ages:
        return f"{ages[1]}-{ages[2]}岁" if ages[2] else f"{ages[1]}岁以上"
    fixed = next((words for words, found in IN_WORDS.items() if found == part), "")
    return fixed or subdistricts.get(part.partition(":")[2], "")


def name_of(part: str, subdistricts: Mapping[str, str]) -> str:
    """A part in words."""
    ages = AGES.fullmatch(part)
    if ages:
        return gettext("%(ages)s years") % {"ages": part.partition(":")[2]}
    return str(FIXED.get(part) or subdistricts.get(part.partition(":")[2], part))
