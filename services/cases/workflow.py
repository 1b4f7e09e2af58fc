"""The states of a case and what leads from one to the next. PURE."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


class State(StrEnum):
    """Where a case stands."""

    REGISTERED = "registered"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True)
class Words:
    """A state as staff and as she reads it; `public_next` tells her what comes now."""

    staff: str
    public: str
    public_next: str


@dataclass(frozen=True)
class Outcome:
    """How a case ended; `public` is all that she is told besides what the caseworker writes."""

    staff: str
    public: str
    before_acceptance: bool = False


WORDS: Final[dict[State, Words]] = {
    State.REGISTERED: Words(
        _("Registered"), _("Received"), _("Your request is with the people who handle it. They look at it within the time shown.")
    ),
    State.ACCEPTED: Words(_("In progress"), _("Being handled"), _("Somebody is working on your request. Answers appear on this page.")),
    State.WAITING: Words(
        _("Waiting for her answer"), _("Waiting for your answer"), _("Please read the message below and reply when you can.")
    ),
    State.CLOSED: Words(_("Closed"), _("Finished"), _("Your request is finished. You can ask again at any time.")),
}
OPEN: Final = frozenset({State.REGISTERED, State.ACCEPTED, State.WAITING})
AT_WORK: Final = frozenset({State.ACCEPTED, State.WAITING})
CHANGES: Final[dict[str, frozenset[State]]] = {
    "accept": frozenset({State.REGISTERED}),
    "write": AT_WORK,
    "note": OPEN | {State.CLOSED},
    "reply": OPEN,
    "close": OPEN,
}
OUTCOMES: Final[dict[str, Outcome]] = {
    "helped": Outcome(_("Helped"), _("Your request was handled.")),
    "guided": Outcome(_("Told who is responsible"), _("You were told who can help you.")),
    "no_answer": Outcome(_("No answer from her"), _("We did not hear from you any more.")),
    "withdrawn": Outcome(_("Withdrawn at her wish"), _("Closed because you asked for it."), before_acceptance=True),
    "duplicate": Outcome(_("Duplicate"), _("This is handled together with another request of yours."), before_acceptance=True),
    "no_request": Outcome(_("Not a request"), _("No request could be found in what was sent."), before_acceptance=True),
}


def allows(change: str, state: State) -> bool:
    """Whether `change` can be made in `state`."""
    return state in CHANGES[change]


def outcomes_in(state: State) -> dict[str, Outcome]:
    """With what a case in `state` may be closed: before acceptance only with what is not counted."""
    return {code: outcome for code, outcome in OUTCOMES.items() if state != State.REGISTERED or outcome.before_acceptance}


def after_message(*, asks: bool) -> State:
    """Where the desk's message leaves the case: waiting when it asks her something."""
    return State.WAITING if asks else State.ACCEPTED


def after_reply(state: State) -> State:
    """Where her reply leaves the case: it is the desk's turn again."""
    return State.ACCEPTED if state == State.WAITING else state
