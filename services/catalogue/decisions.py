"""Who takes a case, how soon and why. PURE."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Task:
    """What another department has to do besides the one that leads: the rule that says so, the department, and why."""

    rule: str
    lead: str
    reason: str
    statutory: str


@dataclass(frozen=True)
class Decision:
    """The outcome of routing.

    `due_at` is an internal target (内部目标), never a statutory deadline: that one is told in words in `statutory`, with its source,
    and starts where the law starts it. `due_at` is None where the working calendar of the year is missing; `reasons` then says so.
    `tasks` are the parts of other departments: one main case, however many rules match.
    `rule` is empty where no rule matched and the front desk decides.
    """

    rule: str
    reasons: tuple[str, ...]
    lead: str
    partners: tuple[str, ...]
    urgency: str
    due_at: datetime | None
    statutory: str
    tasks: tuple[Task, ...] = ()

    @property
    def is_unrouted(self) -> bool:
        """Whether no rule matched, so that somebody has to look at once."""
        return not self.rule
