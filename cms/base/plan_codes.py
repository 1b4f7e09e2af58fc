"""From a citation code to the page that it cites."""

from typing import Final

from wagtail.models import Page

from cms.base.tree import HOME, Link, address

NUMERALS: Final = "一二三四五六七八九十"
CHAPTERS: Final = {"目标": "goals", "策略": "measures"}


def path_of(code: str) -> str:
    """八.策略.3 → plan/8/measures/3/; raises ValueError for what is no goal or measure."""
    parts = code.split(".")
    if len(parts) != 3 or parts[1] not in CHAPTERS or not parts[2].isdecimal() or len(parts[0]) != 1 or parts[0] not in NUMERALS:
        raise ValueError(f"{code!r} is not a code like 八.策略.3")
    return f"plan/{NUMERALS.index(parts[0]) + 1}/{CHAPTERS[parts[1]]}/{parts[2]}/"


def domains_of_plan() -> list[tuple[str, str]]:
    """Numeral and title of each live domain, in their order; none before the plan is imported."""
    numerals = {f"/{HOME}/plan/{number}/": numeral for number, numeral in enumerate(NUMERALS, 1)}
    rows = Page.objects.live().filter(url_path__in=numerals).order_by("path").values_list("url_path", "title")
    return [(numerals[url_path], title) for url_path, title in rows]


def links_of(codes: list[str]) -> list[tuple[str, Link]]:
    """The live pages that the codes cite, in their order; a code without a page is left out."""
    wanted = {f"/home/{path_of(code)}": code for code in codes}
    slugs = {url_path.rstrip("/").rsplit("/", 1)[-1] for url_path in wanted}
    rows = Page.objects.live().filter(slug__in=slugs, url_path__in=wanted).order_by("path").values_list("title", "url_path")
    return [(wanted[url_path], Link(title, address(url_path))) for title, url_path in rows]
