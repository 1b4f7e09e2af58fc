"""Narrowing an answer by kind, by the plan's domain and by year: plain links, in any combination. What is unknown narrows nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from search import kinds
from search.backends.answers import Hit
from search.models import Entry

DOMAINS: Final = "一二三四五六七八"


@dataclass(frozen=True)
class Narrowing:
    """What was chosen; empty is all. `domain` is the number of a domain, as in the address of its page."""

    kind: str = ""
    domain: str = ""
    year: str = ""

    @property
    def query(self) -> str:
        """The choice as the query of an address."""
        return urlencode({name: value for name, value in vars(self).items() if value})


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen, how many results it has, and the address' query that chooses it."""

    title: str
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class About:
    """What narrowing goes by."""

    domains: str
    year: str


def read(asked: Mapping[str, str]) -> Narrowing:
    """The choice in an address."""
    kind, domain, year = (asked.get(name, "") for name in ("kind", "domain", "year"))
    is_domain = len(domain) == 1 and domain in "12345678"
    is_year = len(year) == 4 and year.isascii() and year.isdigit()
    return Narrowing(kind if kind in kinds.BY_CODE else "", domain if is_domain else "", year if is_year else "")


def about(hits: Sequence[Hit]) -> dict[str, About]:
    """Domains and year of each hit, in one query."""
    rows = Entry.objects.filter(key__in=[hit.key for hit in hits]).values_list("key", "domains", "date")
    return {key: About(domains, date[:4]) for key, domains, date in rows}


def kept(hits: Iterable[Hit], facts: Mapping[str, About], chosen: Narrowing) -> tuple[Hit, ...]:
    """The hits of the chosen domain and year, of every kind."""
    domain = DOMAINS[int(chosen.domain) - 1] if chosen.domain else ""
    return tuple(hit for hit in hits if (one := facts.get(hit.key)) and domain in one.domains and chosen.year in ("", one.year))


def domains(hits: Sequence[Hit], facts: Mapping[str, About], chosen: Narrowing) -> list[Choice]:
    """The domains that have results, under their titles; none when there is nothing to choose."""
    possible = kept(hits, facts, replace(chosen, domain=""))
    counts = Counter(domain for hit in possible for domain in facts[hit.key].domains)
    numerals = [*counts, *(DOMAINS[int(chosen.domain) - 1] if chosen.domain else "")]
    titles = dict(Entry.objects.filter(code__in=numerals).values_list("code", "title"))
    found = [(titles[domain], counts[domain], str(number)) for number, domain in enumerate(DOMAINS, 1) if domain in titles]
    return _choices(found, chosen, "domain")


def years(hits: Sequence[Hit], facts: Mapping[str, About], chosen: Narrowing) -> list[Choice]:
    """The years of the results that have a date, the newest first."""
    counts = Counter(facts[hit.key].year for hit in kept(hits, facts, replace(chosen, year="")))
    found = {chosen.year, *counts} - {""}  # a chosen one can be taken back, also where it has nothing
    return _choices([(year, counts[year], year) for year in sorted(found, reverse=True)], chosen, "year")


def _choices(found: list[tuple[str, int, str]], chosen: Narrowing, name: str) -> list[Choice]:
    """A chosen one is chosen again by nothing: its link takes the choice back."""
    now = getattr(chosen, name)
    made = [
        Choice(title, count, now == value, replace(chosen, **{name: "" if now == value else value}).query) for title, count, value in found
    ]
    return made if len(made) > 1 or now else []
