"""What a service asks, as data: its steps, and how answers become facts and contact details."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from services.catalogue.facts import Facts
from services.catalogue.registry import Service
from services.contacts.wishes import ContactDetails
from services.intake.forms import StepForm

Answers = Mapping[str, Mapping[str, Any]]


def always(answers: Answers) -> bool:
    """Whatever she answered, this page has something to ask."""
    return True


@dataclass(frozen=True)
class Step:
    """One page of questions; `above` and `below` are templates shown before and after them, such as numbers to call.

    A page whose `asks` says no to the other answers is passed over; on the telephone, where all pages are one, it stands there.
    """

    title: Promise
    form: type[StepForm]
    above: str = ""
    below: str = ""
    asks: Callable[[Answers], bool] = always


@dataclass(frozen=True)
class Paper:
    """Something to print from the answers before they are sent: at /f/<slug>/paper/<name>/, a name that tells nothing.

    `steps` are the numbers of the steps whose answers it shows: a paper must not give away where she lives or how she is reached.
    `more` gives the template what else it shows.
    """

    name: str
    title: Promise
    template: str
    steps: tuple[int, ...]
    more: Callable[[Answers], Mapping[str, Any]] = lambda answers: {}


@dataclass(frozen=True)
class Row:
    """A question with its answer in words, for checking and for the desk."""

    label: str
    value: str


class Refused(Exception):
    """What she asks for cannot be given any more, such as the last place; nothing was stored. Its text is for her."""

    def __init__(self, why: Promise) -> None:
        super().__init__(why)
        self.why = why


def nothing_to_hold(case_id: UUID, answers: Answers, contact: ContactDetails) -> None:
    """Nothing is scarce in this service."""


def calm(answers: Answers) -> bool:
    """No answer of this service can mean danger."""
    return False


def nothing_more(answers: Answers) -> dict[str, str]:
    """Staff read the answers and nothing besides."""
    return {}


@dataclass(frozen=True)
class Flow:
    """The questions of a service. `before` is the template that tells what happens, `remarks` what the law says to these answers.

    `alarm` says whether the answers so far mean danger now: then every further page starts with numbers to call.
    `notes` is what staff read besides the answers, such as signs of danger with their reasons; `papers` can be printed before sending.
    `reserve` holds what is scarce, in the transaction of the submit, and raises Refused; it is given how she agreed to be reached. `held`
    is a template that tells what is held by the request `case_id`: beside a number that was just given, and where it was typed.
    """

    service: Service
    before: str
    steps: tuple[Step, ...]
    facts: Callable[[Answers], Facts]
    contact: Callable[[Answers], ContactDetails]
    remarks: Callable[[Answers], Iterable[Promise | str]]
    alarm: Callable[[Answers], bool] = calm
    notes: Callable[[Answers], Mapping[str, str]] = nothing_more
    papers: tuple[Paper, ...] = ()
    reserve: Callable[[UUID, Answers, ContactDetails], None] = nothing_to_hold
    held: str = ""

    def step(self, number: int) -> Step:
        """The step with this number, from 1. Raises IndexError."""
        if not 1 <= number <= len(self.steps):
            raise IndexError(number)
        return self.steps[number - 1]

    def asked(self, answers: Answers) -> list[int]:
        """The numbers of the steps that have something to ask, or were answered when they had."""
        return [number for number, step in enumerate(self.steps, 1) if step.asks(answers) or answers.get(str(number))]

    def first_unanswered(self, answers: Answers) -> int | None:
        """The number of the first step without answers; None when all are answered."""
        return next((number for number in self.asked(answers) if str(number) not in answers), None)

    def rows(self, answers: Answers, number: int) -> list[Row]:
        """The questions and answers of one step in words."""
        form = self.step(number).form(initial=dict(answers.get(str(number), {})), so_far=answers)
        return [Row(str(bound.label), form.in_words(bound.name)) for bound in form if form.in_words(bound.name)]

    def parts(self, answers: Answers) -> list[tuple[int, Step, list[Row]]]:
        """Every step that was asked, with its number and its answers in words."""
        return [(number, self.step(number), self.rows(answers, number)) for number in self.asked(answers)]

    def in_words(self, answers: Answers) -> dict[str, str]:
        """Everything in words, as the department will read it."""
        told = {row.label: row.value for number in range(1, len(self.steps) + 1) for row in self.rows(answers, number)}
        return {**self.notes(answers), **told}


_flows: dict[str, Flow] = {}


def register_flow(flow: Flow) -> Flow:
    """Make a service askable at /f/<its slug>/."""
    _flows[flow.service.flow_slug] = flow
    return flow


def flows() -> list[Flow]:
    """Every flow, in the order of registration."""
    return list(_flows.values())


def flow_at(slug: str) -> Flow | None:
    """The flow at an address."""
    return _flows.get(slug)


def flow_of(service: str) -> Flow:
    """The flow of a service."""
    return next(flow for flow in _flows.values() if flow.service.code == service)


def more_on(service: str) -> str:
    """The template that shows what a case of `service` holds; empty for none."""
    return next((flow.held for flow in _flows.values() if flow.service.code == service), "")
