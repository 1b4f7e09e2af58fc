"""Routing a request: decide before the transaction, record within it."""

from dataclasses import asdict
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from portal.district.calendar import working_calendar
from portal.district.models import Department
from portal.district.pack import district
from portal.kit import clock
from services.catalogue.decisions import Decision
from services.catalogue.facts import Facts
from services.routing.engine import NO_DEPARTMENT, decide, to_desk
from services.routing.force import in_force
from services.routing.loading import targets
from services.routing.models import RoutingDecision
from services.routing.surroundings import Surroundings


def route(facts: Facts) -> Decision:
    """Who takes a request with these facts. Time enters by the hour, so that no target betrays the minute she wrote."""
    around = surroundings()
    decision = decide(facts, [row.as_rule() for row in in_force(clock.today()) if row.when], around)
    return decision if _takes_requests(decision.lead) else to_desk(facts, NO_DEPARTMENT, around, urgency=decision.urgency)


def surroundings() -> Surroundings:
    """What decisions of this hour need besides facts and rules."""
    here = district()
    now = timezone.localtime(clock.to_the_hour(clock.now()))
    return Surroundings(now, working_calendar(), targets(), here.front_desk, here.second_desk)


def record(case_id: UUID, decision: Decision) -> RoutingDecision:
    """Keep the decision with its case; within the transaction that opens it."""
    return RoutingDecision.objects.create(case_id=case_id, decided_hour=clock.to_the_hour(clock.now()), **asdict(decision))


def _takes_requests(code: str) -> bool:
    """An active department to which can be sealed."""
    usable = Q(keys__retired_at__isnull=True) | Q(keys__retired_at__gt=timezone.now())
    return Department.objects.current().filter(usable, code=code, keys__isnull=False).exists()
