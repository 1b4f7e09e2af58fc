"""The synonyms of the district pack, read once."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from portal.district.tables import read
from search.language.thesaurus import Thesaurus, build

FILE: Final = "synonyms.tsv"


def thesaurus() -> Thesaurus:
    """The thesaurus of the pack that the settings name; raises PackError."""
    return _read(Path(settings.DISTRICT_PACK))


@lru_cache(maxsize=4)
def _read(pack: Path) -> Thesaurus:
    table = read(pack, FILE)
    table.require("words", "expansions", "both_ways")
    return build((row.text("words"), row.text("expansions"), row.flag("both_ways")) for row in table)
