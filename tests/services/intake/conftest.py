"""A service of two pages, and a woman who answers it: what all services share is tested without any of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django import forms
from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from services.catalogue.facts import Facts
from services.contacts.wishes import ContactDetails, SafeContact
from services.intake import flows
from services.intake.flows import Answers, Flow, Step
from services.intake.forms import LongText, PlainText, StepForm
from tests.factories.cases import LEGAL_AID

FIRST = {"q1": "小林", "q2": "yes"}
AGREED = {"c1": "on", "c2": "on", "c3": "on"}
SECOND = {"q1": "从今年春天起没有发过工资。"}


class Who(StepForm):
    q1 = PlainText(label="Name", max_length=30)
    q2 = forms.ChoiceField(label="Contact?", choices=[("no", "No"), ("yes", "Yes")], widget=forms.RadioSelect)


class What(StepForm):
    q1 = LongText(label="What happened?", max_length=5000)


def facts_of(answers: Answers) -> Facts:
    return Facts(service="legal_aid", category="legal_aid")


def contact_of(answers: Answers) -> ContactDetails:
    return ContactDetails(name=answers["1"]["q1"], wishes=SafeContact(may_contact=answers["1"]["q2"] == "yes"))


FLOW = Flow(
    service=LEGAL_AID,
    before="services/legal_aid/before.html",
    steps=(Step("Who", Who), Step("What", What)),
    facts=facts_of,
    contact=contact_of,
    remarks=lambda answers: ["A remark."],
)


@pytest.fixture
def flow(monkeypatch) -> Flow:
    monkeypatch.setattr(flows, "_flows", {"a": FLOW})
    return FLOW


@dataclass
class Her:
    """A woman in front of a browser. She presses what the page before gave her: version and key travel as in a form."""

    client: Client
    page: HttpResponse | None = None
    seen: list[str] = field(default_factory=list)

    def get(self, address: str) -> HttpResponse:
        self.page = self.client.get(address, follow=True)
        return self.page

    def hidden(self, name: str, page: HttpResponse | None = None) -> str:
        """The hidden value `name` of a page, this one by default."""
        return str((page or self.page).context[{"v": "version"}.get(name, name)])

    def starts(self) -> HttpResponse:
        self.page = self.client.post("/f/a/", follow=True)
        return self.page

    def answers(self, number: int, follow: bool = True, **typed: str) -> HttpResponse:
        self.page = self.client.post(f"/f/a/{number}/", {"v": self.hidden("v"), **typed}, follow=follow)
        return self.page

    def fills_in(self) -> HttpResponse:
        self.starts()
        self.answers(1, **FIRST)
        return self.answers(2, **SECOND)

    def sends(self, **changed: str) -> HttpResponse:
        """Presses "send" with every box ticked, and with what a test changes; an empty value is not sent, as an unticked box."""
        form = {"k": self.hidden("k"), "v": self.hidden("v"), **AGREED, **changed}
        self.page = self.client.post("/f/a/check/", {name: value for name, value in form.items() if value or name == "k"}, follow=True)
        return self.page

    def asks(self) -> str:
        """The whole way; the number she is shown."""
        self.fills_in()
        self.sends()
        return digits_on(self.page)

    def opens(self, receipt: str) -> HttpResponse:
        self.page = self.client.post("/r/", {"n": receipt}, follow=True)
        return self.page


def digits_on(page: HttpResponse) -> str:
    """The 20 digits of a receipt page."""
    return str(page.context["digits"]).replace(" ", "")


def words_of(page: HttpResponse) -> str:
    """What is read on a page, in one line."""
    return " ".join(strip_tags(page.content.decode()).split())


@pytest.fixture
def her(resident, flow) -> Iterator[Her]:
    return Her(resident)
