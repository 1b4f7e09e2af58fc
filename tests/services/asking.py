"""Asking as a browser does it: every page posted in turn, for the tests of each service."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from services.cases.models import Case
from services.intake.flows import flow_of

NO_CONTACT = {"q1": "no", "q2": "", "q3": "", "q4": [], "q5": "no", "q6": ""}
Page = dict[str, Any]


def answers_of(service: str, *pages: Page) -> dict[str, Page]:
    """The cleaned answers of a flow whose last page is the one about contact; fails where a page refuses them."""
    flow, found = flow_of(service), {}
    for number, page in enumerate((*pages, NO_CONTACT)[: len(flow.steps)], 1):
        form = flow.step(number).form(page)
        assert form.is_valid(), (number, form.errors)
        found[str(number)] = form.cleaned_data
    return found


def everything_on(page: HttpResponse) -> dict[str, str]:
    """What the form of a page carries by itself, with every box ticked."""
    fields = BeautifulSoup(page.content, "lxml").select("main form input[type=hidden], main form input[type=checkbox]")
    return {field["name"]: field.get("value", "on") for field in fields}


def fill(browser: Client, service: str, *pages: Page) -> Any:
    """Answer every page of a flow and return the page on which everything is checked."""
    flow = flow_of(service)
    here = f"/f/{flow.service.flow_slug}/"
    assert browser.post(here).status_code == 302
    for number, page in enumerate((*pages, NO_CONTACT)[: len(flow.steps)], 1):
        shown = browser.get(f"{here}{number}/")
        if shown.status_code == 302:
            continue  # this page has nothing to ask
        answer = browser.post(f"{here}{number}/", page | {"v": shown.context["version"]})
        assert answer.status_code == 302, (number, answer.context["form"].errors)
    return browser.get(f"{here}check/")


def ask(browser: Client, service: str, *pages: Page) -> Case:
    """Walk the flow of a service to its end and return the case that it made."""
    shown = fill(browser, service, *pages)
    before = set(Case.objects.values_list("pk", flat=True))
    assert browser.post(f"/f/{flow_of(service).service.flow_slug}/check/", everything_on(shown)).status_code == 302
    return Case.objects.exclude(pk__in=before).get()
