"""When supervision may urge a department (妇女权益保障法 73), and how long the answer may take. PURE.

The law asks for an answer and names no days; five working days are an internal target.
"""

from datetime import date
from typing import Final


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


ANSWER_WITHIN: Final = 5
BASES: Final[dict[str, str]] = {
    "unopened": _("Not opened for too long"),
    "overdue": _("Not accepted within the internal target"),
    "statutory": _("A deadline of the law has passed"),
    "her_data": _("A wish for a copy or for deletion is not answered within the internal target"),
    "complaints": _("Complaints about how requests are handled"),
}


def standing(*, due_on: date, answered: bool, settled: bool, today: date) -> str:
    """`settled` by supervision, `answered`, `late` when no answer came in time, else `open`."""
    if settled:
        return "settled"
    if answered:
        return "answered"
    return "late" if today > due_on else "open"
