"""The states of a case and what leads from one to the next. PURE."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from services.catalogue.facts import group_of


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


class State(StrEnum):
    """Where a case stands."""

    REGISTERED = "registered"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True)
class Words:
    """A state as staff and as she reads it; `public_next` tells her what comes now."""

    staff: str
    public: str
    public_next: str


@dataclass(frozen=True)
class Outcome:
    """How a case ended; `public` is all that she is told besides what the caseworker writes. `group`: the only one whose cases end so."""

    staff: str
    public: str
    before_acceptance: bool = False
    group: str = ""


@dataclass(frozen=True)
class Change:
    """What can be done to a case: its name for staff, the states `at` which it is possible, and where it may lead (none: it stays)."""

    name: str
    at: frozenset[State]
    to: tuple[State, ...] = ()


WORDS: Final[dict[State, Words]] = {
    State.REGISTERED: Words(
        _("Registered"), _("Received"), _("Your request is with the people who handle it. They look at it within the time shown.")
    ),
    State.ACCEPTED: Words(_("In progress"), _("Being handled"), _("Somebody is working on your request. Answers appear on this page.")),
    State.WAITING: Words(
        _("Waiting for her answer"), _("Waiting for your answer"), _("Please read the message below and reply when you can.")
    ),
    State.PAUSED: Words(_("Paused"), _("Paused"), _("Your request rests for now. Write to us when it should go on.")),
    State.CLOSED: Words(_("Closed"), _("Finished"), _("Your request is finished. You can ask again at any time.")),
}
OPEN: Final = frozenset({State.REGISTERED, State.ACCEPTED, State.WAITING, State.PAUSED})
AT_WORK: Final = frozenset({State.ACCEPTED, State.WAITING})
UNTIL_PAUSE: Final = AT_WORK | {State.REGISTERED}
ANYWHERE: Final = OPEN | {State.CLOSED}
CHANGES: Final[dict[str, Change]] = {
    "accept": Change(_("Accept"), frozenset({State.REGISTERED}), (State.ACCEPTED,)),
    "assign": Change(_("Assign"), OPEN),
    "write": Change(_("Write to her"), AT_WORK, (State.ACCEPTED, State.WAITING)),
    "reply": Change(_("She replies"), OPEN, (State.ACCEPTED,)),
    "note": Change(_("Note"), ANYWHERE),
    "call": Change(_("Log a call"), OPEN),
    "milestone": Change(_("Record a milestone"), OPEN),
    "task": Change(_("Tick off a task"), ANYWHERE),
    "clock": Change(_("Start a statutory deadline"), AT_WORK),
    "meet": Change(_("Enter that a deadline was kept"), OPEN),
    "refer": Change(_("Refer to a partner"), AT_WORK),
    "end_referral": Change(_("End a referral"), ANYWHERE),
    "transfer": Change(_("Transfer to another department"), UNTIL_PAUSE, (State.REGISTERED,)),
    "send_back": Change(_("Return, not our duty"), UNTIL_PAUSE, (State.REGISTERED,)),
    "extend": Change(_("Ask for more time"), UNTIL_PAUSE),
    "decide_extension": Change(_("Decide about more time"), UNTIL_PAUSE),
    "pause": Change(_("Pause"), AT_WORK, (State.PAUSED,)),
    "resume": Change(_("Resume"), frozenset({State.PAUSED}), (State.ACCEPTED,)),
    "split": Change(_("Split off a second matter"), AT_WORK),
    "merge": Change(_("Merge a duplicate"), UNTIL_PAUSE, (State.CLOSED,)),
    "link": Change(_("Link another request"), ANYWHERE),
    "close": Change(_("Close the request"), OPEN, (State.CLOSED,)),
    "withdraw": Change(_("She withdraws"), OPEN, (State.CLOSED,)),
    "reopen": Change(_("Reopen"), frozenset({State.CLOSED}), (State.ACCEPTED,)),
    "hold": Change(_("Keep longer than planned"), ANYWHERE),
    "give_copy": Change(_("Give her the copy"), ANYWHERE),
    "agree_to_delete": Change(_("Agree to the deletion"), frozenset({State.CLOSED})),
    "delete": Change(_("Delete for good"), frozenset({State.CLOSED})),
    "refuse_data": Change(_("Tell her why not"), ANYWHERE),
    "ask_opening": Change(_("Ask to open"), ANYWHERE),
    "open_urgently": Change(_("Open in an emergency"), ANYWHERE),
    "decide_opening": Change(_("Decide who may open it"), ANYWHERE),
    "reveal": Change(_("Show name and number"), ANYWHERE),
}
NO_LONGER: Final = _("Keep no longer than planned")
OUTCOMES: Final[dict[str, Outcome]] = {
    "helped": Outcome(_("Helped"), _("Your request was handled.")),
    "guided": Outcome(_("Told who is responsible"), _("You were told who can help you.")),
    "interviewed": Outcome(  # 妇女权益保障法 74
        _("Joint interview with the employer"),
        _("The authorities talked to the other side and asked for it to be put right by a set day."),
        group="work",
    ),
    "no_answer": Outcome(_("No answer from her"), _("We did not hear from you any more.")),
    "withdrawn": Outcome(_("Withdrawn at her wish"), _("Closed because you asked for it."), before_acceptance=True),
    "duplicate": Outcome(_("Duplicate"), _("This is handled together with another request of yours."), before_acceptance=True),
    "no_request": Outcome(_("Not a request"), _("No request could be found in what was sent."), before_acceptance=True),
}
WRITTEN_RESULT_OWED: Final = frozenset({"workplace_harassment"})


def allows(change: str, state: State) -> bool:
    """Whether `change` can be made in `state`."""
    return state in CHANGES[change].at


def outcomes_in(state: State, category: str) -> dict[str, Outcome]:
    """With what a case of `category` in `state` may be closed: before acceptance only with what is not counted."""
    fitting = {code: outcome for code, outcome in OUTCOMES.items() if outcome.group in ("", group_of(category))}
    return {code: outcome for code, outcome in fitting.items() if state != State.REGISTERED or outcome.before_acceptance}


def owes_written_result(category: str, outcome: str) -> bool:
    """Whether she must be told the result in writing: complaints of sexual harassment that were handled (妇女权益保障法 23)."""
    return category in WRITTEN_RESULT_OWED and not OUTCOMES[outcome].before_acceptance


def after_message(*, asks: bool) -> State:
    """Where the desk's message leaves the case: waiting when it asks her something."""
    return State.WAITING if asks else State.ACCEPTED


def after_reply(state: State) -> State:
    """Where her reply leaves the case: it is the desk's turn again."""
    return State.ACCEPTED if state == State.WAITING else state
