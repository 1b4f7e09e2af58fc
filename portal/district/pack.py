"""The district's own names and numbers, from `district.toml` of its pack."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from portal.district.tables import PackError, read_text

FILE = "district.toml"
ESSENTIAL: Final = frozenset({"code", "name", "short_name", "portal_name", "reference_prefix", "front_desk", "exit_url", "source"})


@dataclass(frozen=True)
class Footer:
    """What the foot of every page states; what the district has not been given yet is empty and not shown."""

    organiser: str
    contact: str
    site_code: str
    icp: str
    police_record: str


@dataclass(frozen=True)
class District:
    """The district as its pack describes it."""

    code: str
    name: str
    short_name: str
    portal_name: str
    portal_subtitle: str
    reference_prefix: str
    phone_area_code: str
    front_desk: str
    second_desk: str
    exit_url: str
    accounts: str
    formal_application: str
    source: str
    verified_on: str
    verified_by: str
    footer: Footer

    @property
    def full_title(self) -> str:
        """The portal's name with the district's, for titles."""
        return f"{self.portal_name} · {self.portal_subtitle}"


def district() -> District:
    """The district of the pack that the settings name."""
    return read_district(Path(settings.DISTRICT_PACK))


@lru_cache(maxsize=4)
def read_district(pack: Path) -> District:
    """Read `district.toml`; raises PackError naming the key that is missing, unknown or not a text."""
    text = read_text(pack, FILE)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(FILE, str(error)) from None
    footer = Footer(**_texts(Footer, data.pop("footer", {}), "footer.", text))
    return District(footer=footer, **_texts(District, data, "", text))


def _texts(kind: type, data: Any, prefix: str, text: str) -> dict[str, str]:
    """The values of `data` for the dataclass `kind`, each of them a text and the essential ones not empty."""
    if not isinstance(data, dict):
        raise PackError(FILE, "must be a table of texts", column=prefix.rstrip("."))
    names = [field.name for field in fields(kind) if field.type is str]
    for name in names:
        if not isinstance(data.get(name), str):
            raise PackError(FILE, "must be a text", line=_line_of(name, text), column=prefix + name)
        if name in ESSENTIAL and not data[name]:
            raise PackError(FILE, "is empty", line=_line_of(name, text), column=prefix + name)
    for name in data:
        if name not in names:
            raise PackError(FILE, "is not known here", line=_line_of(name, text), column=prefix + name)
    return {name: data[name] for name in names}


def _line_of(name: str, text: str) -> int | None:
    """Where `name` stands in the file; None when it does not."""
    found = re.search(rf"^\s*{re.escape(name)}\s*=", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None
