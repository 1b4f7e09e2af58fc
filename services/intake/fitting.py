"""A draft begun before an update of the portal, put where the questions stand now: nothing is lost, nothing is guessed."""

import hashlib
from typing import Any

from services.intake.drafts import Open
from services.intake.flows import Flow, Step


def fit(draft: Open, flow: Flow) -> Open:
    """The draft with each page at the number that it has now; it is saved so with the next page that she sends.

    A page whose questions or choices have changed stays answered where the new ones accept what she told; else it is asked again, filled.
    """
    now = [_mark(step) for step in flow.steps]
    if draft.shape == now or draft.is_submitted:
        return draft
    then, told, typed = draft.shape, draft.answers, draft.typed
    was = {_page(mark): str(number) for number, mark in enumerate(then, 1)}
    places = {str(number): was.get(_page(mark), "") if then else str(number) for number, mark in enumerate(now, 1)}
    draft.shape, draft.answers = now, {}
    draft.typed = None if typed is None else {number: typed[old] for number, old in places.items() if old in typed}
    draft.again = {number: draft.again[old] for number, old in places.items() if old in draft.again}
    for number, old in places.items():
        if old not in told:
            continue
        form = flow.step(int(number)).form(told[old], so_far=draft.answers)
        if now[int(number) - 1] in then:
            draft.answers[number] = told[old]
        elif form.is_valid():
            draft.answers[number] = form.cleaned_data
        else:
            draft.again[number] = told[old]
    draft.was_fitted = bool(told)
    return draft


def name_of(page: Step) -> str:
    """What a page calls itself when it is sent; it tells a reader nothing."""
    return hashlib.sha256(page.form.__name__.encode()).hexdigest()[:8]


def place_of(flow: Flow, number: int, name: str) -> int:
    """The number that the page called `name` has now: it may have been open while an update moved it. An unknown one stays at `number`."""
    return next((at for at, step in enumerate(flow.steps, 1) if name_of(step) == name), number)


def _mark(step: Step) -> str:
    """The name of a page, and a digest of what it asks: questions, whether they are needed, and the answers to choose from."""
    asked = [(name, field.required, _choices(field)) for name, field in step.form.base_fields.items()]
    return f"{step.form.__name__} {hashlib.sha256(repr(asked).encode()).hexdigest()[:16]}"


def _page(mark: str) -> str:
    return mark.partition(" ")[0]


def _choices(field: Any) -> list[str]:
    return [str(key) for key, _label in getattr(field, "choices", ())]
