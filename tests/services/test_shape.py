"""Every service is one folder of the same shape; whatever is missing is named."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.template.loader import get_template

import services as room
from services.catalogue.names import CATEGORY_NAMES
from services.catalogue.registry import services
from services.intake.flows import Flow, flows
from services.intake.shared_steps import AboutYou, SafeContactForm
from tests.architecture.test_modules import PURE

MODULES = ("apps", "service", "forms", "rules", "flow")
FOLDERS = sorted(path.parent.name for path in Path(room.__file__).parent.glob("*/flow.py"))


@pytest.mark.parametrize("name", FOLDERS)
def test_a_service_has_every_module_a_docstring_pure_rules_and_tests(name):
    package = import_module(f"services.{name}")
    assert [module for module in MODULES if find_spec(f"services.{name}.{module}") is None] == []
    assert package.__doc__
    assert f"services/{name}/rules.py" in PURE
    assert list((Path(__file__).parent / name).glob("test_*.py"))


def test_every_registered_service_has_its_folder_and_its_flow():
    assert sorted(service.code for service in services()) == FOLDERS
    assert sorted(flow.service.code for flow in flows()) == FOLDERS


def wrong_with(flow: Flow) -> list[str]:
    labels = [str(field.label) for step in flow.steps for field in step.form().fields.values()]
    forms = [step.form for step in flow.steps]
    get_template(flow.before)
    return [
        *(f"question asked twice: {label}" for label in set(labels) if labels.count(label) > 1),
        *([] if sum(issubclass(form, AboutYou) for form in forms) == 1 else ["does not ask once who she is"]),
        *([] if forms[-1] is SafeContactForm else ["does not end with how to reach her"]),
        *([] if flow.service.category in CATEGORY_NAMES else ["is not counted"]),
        *(f"telling field name: {name}" for form in forms for name in form.base_fields if not (name[0] == "q" and name[1:].isdigit())),
    ]


def test_every_flow_asks_who_and_how_to_reach_her_once_by_names_that_tell_nothing(district):
    assert {flow.service.code: wrong for flow in flows() if (wrong := wrong_with(flow))} == {}
