"""Policies by subject, issuing body, year, validity and domain of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet


@dataclass(frozen=True)
class Facets:
    """What there is to choose from: names, years from the newest, and pairs of code and name."""

    issuers: tuple[str, ...]
    years: tuple[int, ...]
    validities: tuple[tuple[str, Any], ...]
    domains: tuple[tuple[str, str], ...]
    subjects: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Choice:
    """What somebody wants to see; empty means all. Anything unknown is taken for all."""

    issuer: str = ""
    year: int | None = None
    validity: str = ""
    domain: str = ""
    subject: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], facets: Facets) -> "Choice":
        """The choice in a query string."""
        names = ("issuer", "year", "validity", "domain", "subject")
        issuer, year, validity, domain, subject = (asked.get(name, "") for name in names)
        return cls(
            issuer=issuer if issuer in facets.issuers else "",
            year=next((known for known in facets.years if str(known) == year), None),
            validity=validity if validity in dict(facets.validities) else "",
            domain=domain if domain in dict(facets.domains) else "",
            subject=subject if subject in dict(facets.subjects) else "",
        )

    @property
    def query(self) -> str:
        """The same as a query string."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    def among(self, policies: QuerySet[Any]) -> QuerySet[Any]:
        """The policies that were chosen."""
        if self.subject:
            policies = policies.filter(subject=self.subject)
        if self.issuer:
            policies = policies.filter(issuer=self.issuer)
        if self.year:
            policies = policies.filter(year=self.year)
        if self.validity:
            policies = policies.filter(validity=self.validity)
        if self.domain:
            policies = policies.filter(plan_codes__code__startswith=f"{self.domain}.").distinct()
        return policies
