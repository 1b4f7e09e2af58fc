"""The services that the portal offers. Each registers itself in its app's `ready()`; nobody imports upward."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Service:
    """A service as pages, flows and statistics name it.

    `category` is what its cases are counted as (`facts.CATEGORIES`); `plan_refs` are the plan items that it carries out ("八.策略.10");
    `flow_slug` is the neutral part of its address ("a"), which must not tell what the service is about.
    """

    code: str
    title: Promise | str
    summary: Promise | str
    category: str
    plan_refs: tuple[str, ...]
    flow_slug: str
    icon: str


class UnknownService(LookupError):
    """No service has this code."""


class Registry:
    """Services in the order of their registration."""

    def __init__(self) -> None:
        self._services: dict[str, Service] = {}

    def register(self, service: Service) -> Service:
        """Add a service; raises ValueError when its code or its slug is taken."""
        if service.code in self._services or any(other.flow_slug == service.flow_slug for other in self._services.values()):
            raise ValueError(f"service {service.code!r} or its slug {service.flow_slug!r} is registered already")
        self._services[service.code] = service
        return service

    def services(self) -> tuple[Service, ...]:
        """All of them."""
        return tuple(self._services.values())

    def service(self, code: str) -> Service:
        """The one with this code; raises UnknownService."""
        try:
            return self._services[code]
        except KeyError:
            raise UnknownService(code) from None

    def services_for_plan(self, ref: str) -> tuple[Service, ...]:
        """Those that carry out the plan item `ref`, like "八.策略.10"."""
        return tuple(service for service in self.services() if ref in service.plan_refs)


registry = Registry()
register: Callable[[Service], Service] = registry.register
services: Callable[[], tuple[Service, ...]] = registry.services
service: Callable[[str], Service] = registry.service
services_for_plan: Callable[[str], tuple[Service, ...]] = registry.services_for_plan
