"""System checks: every service says how it is counted, under which plan items, at an address that tells nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from services.catalogue.facts import CATEGORIES
from services.catalogue.registry import Registry, Service, registry

PLAN_REF: Final = re.compile(r"[一二三四五六七八]\.(目标|策略)\.\d{1,2}")
NEUTRAL_SLUG: Final = re.compile(r"[a-z0-9]{1,2}")


@register("services")
def check_services(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The check as `manage.py check` runs it."""
    return problems(registry)


def problems(services: Registry) -> list[CheckMessage]:
    """What is wrong with the services of a registry."""
    return [Error(text, obj=service.code, id=identity) for service in services.services() for text, identity in _wrong(service)]


def _wrong(service: Service) -> Iterator[tuple[str, str]]:
    if service.category not in CATEGORIES:
        yield "does not say how it is counted: `category` must be one of facts.CATEGORIES", "services.E001"
    if not service.plan_refs or not all(PLAN_REF.fullmatch(ref) for ref in service.plan_refs):
        yield "must name the plan items that it carries out, like 八.策略.10", "services.E002"
    if not NEUTRAL_SLUG.fullmatch(service.flow_slug):
        yield "`flow_slug` must be one or two letters or digits that tell nothing", "services.E003"
