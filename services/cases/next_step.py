"""What is best done next in a case, from where it stands: the first that holds, the duty of the law before everything. PURE."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from services.cases.workflow import State


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


LONG_SILENCE: Final = timedelta(days=14)


@dataclass(frozen=True)
class Situation:
    """Where a case stands: `silence` is the time since our last message, None before the first; `hers` says that she wrote last."""

    state: State
    can: frozenset[str]
    owes_report: bool = False
    wishes_pause: bool = False
    clock_is_near: bool = False
    hers: bool = False
    silence: timedelta | None = None
    open_tasks: int = 0


@dataclass(frozen=True)
class NextStep:
    """What to do, and the act that does it; empty where it is done outside the portal or on the page itself."""

    words: str
    act: str


Holds = Callable[[Situation], bool]


def _waits_too_long(case: Situation) -> bool:
    return case.state == State.WAITING and case.silence is not None and case.silence >= LONG_SILENCE


STEPS: Final[tuple[tuple[Holds, NextStep], ...]] = (
    (lambda case: case.owes_report, NextStep(_("Report to police, civil affairs or education at once, then tick it off below."), "task")),
    (lambda case: "decide_opening" in case.can, NextStep(_("Decide who may open it."), "decide_opening")),
    (lambda case: "decide_extension" in case.can, NextStep(_("Decide on the time that a colleague asks for."), "decide_extension")),
    (
        lambda case: case.state == State.REGISTERED,
        NextStep(_("Read it, then accept it, or return it with the right body named."), "accept"),
    ),
    (lambda case: case.wishes_pause, NextStep(_("She asks to pause. Please pause it."), "pause")),
    (lambda case: case.clock_is_near, NextStep(_("A deadline of the law ends soon or is over. When it is done, enter it."), "meet")),
    (lambda case: case.hers and case.state == State.PAUSED, NextStep(_("She has written. Take it up again."), "resume")),
    (lambda case: case.hers, NextStep(_("She has written. Please answer her."), "write")),
    (lambda case: case.state == State.PAUSED, NextStep(_("It rests. Take it up again when its reason is over, or when she writes."), "")),
    (_waits_too_long, NextStep(_("No answer for two weeks. Write to her once more, then close it as unanswered."), "write")),
    (lambda case: case.state == State.WAITING, NextStep(_("Wait for her answer. Nothing else is needed from you now."), "")),
    (lambda case: case.silence is None, NextStep(_("Tell her that you handle it, and what comes next."), "write")),
    (lambda case: case.open_tasks > 0, NextStep(_("Parts of it are still open. Ask the departments, then tick off what is done."), "task")),
    (lambda case: True, NextStep(_("Carry on, tell her what happened, and close it when nothing is left."), "close")),
)


def next_step(case: Situation) -> NextStep | None:
    """The best next step; none once it is closed and nothing is owed."""
    if case.state == State.CLOSED and not case.owes_report:
        return None
    return next(step for holds, step in STEPS if holds(case))
