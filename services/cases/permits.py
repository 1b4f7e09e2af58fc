"""Who may open the case of a minor: whoever answers for it, or somebody she let in for a while (未成年人网络保护条例 36). PURE."""

from datetime import datetime, timedelta
from typing import Final


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


GRANTED_FOR: Final = timedelta(hours=72)
URGENT_FOR: Final = timedelta(hours=4)
ASKED_FOR: Final = timedelta(hours=24)
REASONS: Final[dict[str, str]] = {
    "handle": _("I handle it"),
    "report": _("I make the report that the law asks for"),
    "cover": _("I stand in for a colleague"),
}
REFUSALS: Final[dict[str, str]] = {
    "other": _("A colleague handles it"),
    "needless": _("It can be done without opening it"),
    "talk": _("Please talk to me first"),
}
GRANT: Final = "grant"
WITHOUT_OPENING: Final = frozenset(
    {"accept", "assign", "transfer", "send_back", "task", "decide_extension", "ask_opening", "open_urgently", "decide_opening"}
)


def holds(until: datetime | None, now: datetime) -> bool:
    """Whether a permit lets its holder in now."""
    return until is not None and now < until


def standing(*, until: datetime | None, decided: bool, asked_at: datetime, now: datetime) -> str:
    """`holds`, `waits` for the responsible person, `refused`, or `expired`: unanswered for a day, or its time is over."""
    if holds(until, now):
        return "holds"
    if not decided and until is None and now < asked_at + ASKED_FOR:
        return "waits"
    return "refused" if decided and until is None else "expired"
