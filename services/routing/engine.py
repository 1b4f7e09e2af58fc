"""Routing as a function: facts and rules in, a decision out. PURE."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from services.catalogue.decisions import Decision, Task
from services.catalogue.facts import URGENCIES, Facts
from services.routing.rules import Rule
from services.routing.surroundings import Surroundings, due


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


NO_RULE: Final = _("No rule covers this. The front desk looks at it and decides.")
NO_DEPARTMENT: Final = _("The department named by the rule cannot take requests at present. The front desk looks at it and decides.")
KEPT_AWAY: Final = _("She asked that a department that would take this must not see it, so another one does.")
UNROUTED: Final = "U1"
NOT_BY_RAISING: Final = "U1"
"""U0 means danger now: a modifier that raises never reaches it."""


def decide(facts: Facts, rules: Sequence[Rule], around: Surroundings) -> Decision:
    """The most urgent rule that matches leads, the earlier one among equals; all others become tasks of the one case.

    Rules without a department modify: they add partners, urgency and their reason, and never lead. Departments that she keeps this from
    neither lead nor take part. Where nobody is left to lead, the front desk decides, or the second desk where she keeps it from that one.
    """
    matching = [rule for rule in rules if rule.when.holds(facts)]
    leading = sorted((rule for rule in matching if rule.lead and rule.lead not in facts.keep_from), key=_by_urgency)
    if not leading:
        return _undecided(facts, matching, around)
    first, others = leading[0], leading[1:]
    tasks = tuple(Task(rule.code, rule.lead, rule.facts, rule.statutory) for rule in others if rule.lead != first.lead)
    own = [first, *(rule for rule in others if rule.lead == first.lead)]
    return _decision(facts, own, matching, tasks, around)


def _decision(facts: Facts, own: list[Rule], matching: list[Rule], tasks: tuple[Task, ...], around: Surroundings) -> Decision:
    """`own` are the rules of the department that leads: their partners and their law count together."""
    first, urgency = own[0], _urgency(matching)
    due_at, unsaid = due(urgency, around)
    reasons = [first.facts, *(rule.facts for rule in matching if rule is not first), *_kept_away(facts, matching), *unsaid]
    statutory = "\n".join(dict.fromkeys(rule.statutory for rule in own if rule.statutory))
    return Decision(first.code, tuple(reasons), first.lead, _partners(facts, own, matching), urgency, due_at, statutory, tasks)


def _undecided(facts: Facts, matching: Sequence[Rule], around: Surroundings) -> Decision:
    """No rule leads: modifiers still count, and a person decides."""
    decision = to_desk(facts, NO_RULE, around, urgency=_urgency(matching))
    why = tuple(_kept_away(facts, matching)) or decision.reasons[:1]
    reasons = (*why, *(rule.facts for rule in matching), *decision.reasons[1:])
    return replace(decision, reasons=reasons, partners=_added(facts, matching, decision.lead))


def to_desk(facts: Facts, reason: str, around: Surroundings, *, urgency: str = UNROUTED) -> Decision:
    """Nobody else takes it: the front desk, or the second where she keeps it from the first; within a day, sooner if `urgency` says so."""
    desk = around.front_desk if around.front_desk not in facts.keep_from else around.second_desk
    urgency = min(UNROUTED, urgency, key=URGENCIES.index)
    due_at, unsaid = due(urgency, around)
    return Decision("", (reason, *unsaid), desk, (), urgency, due_at, "")


def _by_urgency(rule: Rule) -> int:
    return URGENCIES.index(rule.urgency)


def _urgency(matching: Iterable[Rule]) -> str:
    """The highest of all that match; a modifier written +1 raises it by one step, though never to danger now."""
    matching = list(matching)
    stated = [rule.urgency for rule in matching if rule.urgency in URGENCIES]
    highest = min(stated, key=URGENCIES.index) if stated else UNROUTED
    if any(rule.raises for rule in matching) and URGENCIES.index(highest) > URGENCIES.index(NOT_BY_RAISING):
        return URGENCIES[URGENCIES.index(highest) - 1]
    return highest


def _partners(facts: Facts, own: Sequence[Rule], matching: Sequence[Rule]) -> tuple[str, ...]:
    lead = own[0].lead
    wanted = dict.fromkeys((*(code for rule in own for code in rule.partners), *_added(facts, matching, lead)))
    return tuple(code for code in wanted if code not in (*facts.keep_from, lead))


def _added(facts: Facts, matching: Sequence[Rule], lead: str) -> tuple[str, ...]:
    """The partners that modifiers add."""
    wanted = dict.fromkeys(code for rule in matching if not rule.lead for code in rule.partners)
    return tuple(code for code in wanted if code not in (*facts.keep_from, lead))


def _kept_away(facts: Facts, matching: Iterable[Rule]) -> Iterable[str]:
    if any(rule.lead in facts.keep_from for rule in matching if rule.lead):
        yield KEPT_AWAY
