"""Who may do what to a case of the own department: the access matrix as data. PURE.

Rows that are not here do not exist for anybody: auditors, editors and administrators have no case.
"""

from typing import Final

CASEWORKER: Final = "caseworker"
LEAD: Final = "lead"
COORDINATOR: Final = "coordinator"
EVERYONE: Final = frozenset({CASEWORKER, LEAD, COORDINATOR})
DECIDES: Final = frozenset({LEAD})
ACTS: Final[dict[str, frozenset[str]]] = {
    "view": EVERYONE,
    "reveal": EVERYONE,
    "accept": EVERYONE,
    "assign": EVERYONE,
    "write": EVERYONE,
    "note": EVERYONE,
    "call": EVERYONE,
    "milestone": EVERYONE,
    "task": EVERYONE,
    "clock": EVERYONE,
    "meet": EVERYONE,
    "refer": EVERYONE,
    "end_referral": EVERYONE,
    "transfer": frozenset({LEAD, COORDINATOR}),
    "send_back": EVERYONE,
    "extend": EVERYONE,
    "decide_extension": DECIDES,
    "pause": EVERYONE,
    "resume": EVERYONE,
    "split": EVERYONE,
    "merge": EVERYONE,
    "link": EVERYONE,
    "close": EVERYONE,
    "reopen": frozenset({LEAD, COORDINATOR}),
    "hold": DECIDES,
    "give_copy": EVERYONE,
    "agree_to_delete": EVERYONE,
    "delete": DECIDES,
    "refuse_data": DECIDES,
    "ask_opening": EVERYONE,
    "open_urgently": EVERYONE,
    "decide_opening": frozenset({LEAD, COORDINATOR}),
}


def may(act: str, roles: frozenset[str]) -> bool:
    """Whether somebody with `roles` may do `act` to a case of her department."""
    return bool(ACTS[act] & roles)
