"""Services register themselves, once, and say how they are counted."""

import pytest

from services.catalogue.checks import problems
from services.catalogue.registry import Registry, Service, UnknownService


def service(**changes) -> Service:
    values = {
        "code": "legal_aid",
        "title": "Legal aid",
        "summary": "Ask for a lawyer",
        "category": "legal_aid",
        "plan_refs": ("八.策略.10",),
        "flow_slug": "a",
        "icon": "scales",
    }
    return Service(**values | changes)


def registry_of(*services: Service) -> Registry:
    registry = Registry()
    for one in services:
        registry.register(one)
    return registry


def test_a_service_is_found_by_code_and_by_plan_item():
    aid, other = service(), service(code="screening", flow_slug="b", category="screening", plan_refs=("一.策略.3",))
    registry = registry_of(aid, other)
    assert registry.services() == (aid, other)
    assert registry.service("screening") is other
    assert registry.services_for_plan("八.策略.10") == (aid,)


@pytest.mark.parametrize("second", [{"flow_slug": "b"}, {"code": "other"}])
def test_a_code_or_an_address_is_given_once(second):
    registry = registry_of(service())
    with pytest.raises(ValueError, match="registered already"):
        registry.register(service(**second))


def test_an_unknown_code_is_said():
    with pytest.raises(UnknownService):
        Registry().service("nothing")


def test_a_good_service_passes_the_check():
    assert problems(registry_of(service())) == []


@pytest.mark.parametrize(
    ("change", "identity"),
    [
        ({"category": ""}, "services.E001"),
        ({"category": "rumours"}, "services.E001"),
        ({"plan_refs": ()}, "services.E002"),
        ({"plan_refs": ("chapter 8",)}, "services.E002"),
        ({"flow_slug": "domestic-violence"}, "services.E003"),
    ],
)
def test_the_check_names_what_is_missing(change, identity):
    assert [problem.id for problem in problems(registry_of(service(**change)))] == [identity]
