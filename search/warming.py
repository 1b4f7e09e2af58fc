"""What the first question to a web process would wait for, loaded before it comes."""

from contextlib import suppress
from typing import Final

from django.template.loader import get_template

from portal.district.tables import PackError
from search.pack import thesaurus

PAGES: Final = ("search", "shell", "answer", "group", "results", "choices", "again", "danger", "elsewhere", "field", "pages")


def warm() -> None:
    """Read the thesaurus and compile the pages of answers; asks no database, and a broken pack keeps nobody from the other pages."""
    with suppress(PackError):
        thesaurus()
    for name in PAGES:
        get_template(f"search/{name}.html")
