"""What the page of a case shows besides what she told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from services.cases.access import ACTS
from services.cases.admission import latest, waiting_for
from services.cases.duties import REPORT
from services.cases.models import Case, Extension, TimelineEvent
from services.cases.next_step import Situation, next_step
from services.cases.queries import asks_to_pause
from services.cases.receipts import Message
from services.cases.workflow import State
from services.desk import acts, lists
from services.desk.act_forms import TaskForm
from services.desk.forms import ActForm, NoteForm, WriteForm
from services.desk.moments import until, until_target
from services.desk.opening_forms import AskOpeningForm, UrgentForm
from services.routing.promises import urgency_name

STEPS: Final = {
    "opened": _("Sent in, routed here"),
    "accepted": _("Accepted"),
    "assigned": _("Assigned"),
    "written": _("Message to her"),
    "replied": _("Message from her"),
    "wishes": _("She changed how she may be reached"),
    "complained": _("Complaint of hers"),
    "pause_asked": _("She asks to pause"),
    "file_sent": _("File from her"),
    "copy_asked": _("She asks for a copy of what she told"),
    "copy_given": _("The copy lies ready for her"),
    "copy_taken": _("The copy was saved with her number"),
    "copy_refused": _("No copy: she was told why"),
    "deletion_asked": _("She asks for deletion"),
    "deletion_agreed": _("Deletion: the first person agrees"),
    "deletion_refused": _("No deletion: she was told why"),
    "place_returned": _("She gave her screening place back"),
    "rated": _("She said how content she is"),
    "noted": _("Note"),
    "called": _("Call"),
    "milestone": _("Milestone"),
    "task_done": _("Task ticked off"),
    "clock": _("Statutory deadline entered"),
    "clock_met": _("Statutory deadline kept"),
    "referred": _("Referred"),
    "ref_answered": _("The partner answered"),
    "ref_ended": _("Referral ended"),
    "transferred": _("Transferred"),
    "sent_back": _("Returned, not our duty"),
    "extension": _("More time asked"),
    "extended": _("More time granted"),
    "not_extended": _("No more time"),
    "paused": _("Paused"),
    "resumed": _("Resumed"),
    "split": _("A second matter split off"),
    "merged": _("Merged into another request"),
    "merged_here": _("A duplicate was merged here"),
    "linked": _("Linked to another request"),
    "escalated": _("Told to supervision"),
    "closed": _("Closed"),
    "withdrawn": _("Withdrawn by her"),
    "reopened": _("Reopened"),
    "held": _("Kept longer than planned"),
    "urged": _("Opinion of supervision"),
    "released": _("No longer kept"),
    "opening_asked": _("Asked to open it"),
    "opened_urgently": _("Opened in an emergency"),
    "opening_granted": _("Allowed to open it"),
    "opening_refused": _("Not allowed to open it"),
}


BY_PHONE: Final = _("Taken down by telephone, routed here")
SPLIT_OFF: Final = _("Split off from another request")
BY_ITSELF: Final = frozenset({"escalated"})
NEAR: Final = timedelta(days=2)
DATA_ANSWERS: Final = ("copy_given", "copy_refused", "deletion_refused")
INLINE: Final[dict[str, type[ActForm]]] = {
    "accept": ActForm,
    "write": WriteForm,
    "note": NoteForm,
    "resume": ActForm,
    "pause": ActForm,
    "task": TaskForm,
    "end": ActForm,
}


@dataclass(frozen=True)
class Step:
    """A step of a case's history; `by` is empty when it was she, or nobody."""

    words: Promise | str
    by: str
    event: TimelineEvent

    @property
    def who(self) -> str:
        """Whose step it was, in words."""
        return self.by or (gettext("the portal by itself") if self.event.kind in BY_ITSELF else gettext("she herself"))


@dataclass(frozen=True)
class Possible:
    """An act that can be done now."""

    code: str
    words: str


def locked(case: Case, user: User) -> dict[str, Any]:
    """Besides the frame of a case: how its reader may be let in to the case of a minor."""
    return {
        "permit": latest(user, case),
        "ask": None if any(permit.user_id == user.pk for permit in waiting_for(case)) else AskOpeningForm(),
        "urgent": UrgentForm(),
        "nobody_decides": nobody_decides(case.department_id),
    }


def nobody_decides(department_id: int) -> bool:
    """Whether a department has nobody who answers for it."""
    deciding = User.objects.filter(department=department_id, is_active=True, groups__name__in=ACTS["decide_opening"])
    return not deciding.exists()


def next_of(case: Case, can: list[str], messages: list[Message]) -> Possible | None:
    """The best next step, by what the messages and the deadlines say; its code leads to a page where the act has one."""
    ours = [message.when for message in messages if not message.from_resident]
    now = clock.now()
    situation = Situation(
        state=case.where,
        can=frozenset(can),
        owes_report=case.tasks.filter(code=REPORT, done_at__isnull=True).exists(),
        wishes_pause="pause" in can and asks_to_pause(case),
        clock_is_near="meet" in can and case.clocks.filter(met_at__isnull=True, due_at__lt=now + NEAR).exists(),
        hers=bool(messages) and messages[-1].from_resident and not _is_answered(case),
        silence=now - ours[-1] if ours else None,
        open_tasks=case.tasks.filter(done_at__isnull=True).count(),
    )
    step = next_step(situation)
    if step is None:
        return None
    has_page = step.act in can and (step.act == "write" or not acts.ACTS[step.act].inline)
    return Possible(step.act if has_page else "", gettext(step.words))


def _is_answered(case: Case) -> bool:
    """Whether her last message was a wish about her data that has its answer: a copy that lies ready, or a no."""
    if not case.data_wishes.all():
        return False
    last = case.timeline.filter(kind__in=("replied", *DATA_ANSWERS)).order_by("pk").last()
    return last is not None and last.kind in DATA_ANSWERS


def extension_of(case: Case) -> Extension | None:
    """The time that was asked for and not decided yet."""
    return case.extensions.filter(decided_at__isnull=True).first()


def history(case: Case) -> list[Step]:
    """What happened, oldest first."""
    events, details = case.timeline.select_related("actor", "receiver"), _details(case)
    return [Step(_in_words(case, event, _detail(event, details)), str(event.actor or ""), event) for event in events]


def _detail(event: TimelineEvent, details: dict[tuple[str, datetime], str]) -> str:
    return str(event.receiver) if event.receiver else details.get((event.kind, event.at), "")


def _in_words(case: Case, event: TimelineEvent, detail: str) -> Promise | str:
    words = STEPS.get(event.kind, event.kind)
    if event.kind == "opened" and event.actor_id:
        words = SPLIT_OFF if case.split_from_id else BY_PHONE
    return f"{words}{gettext(': ')}{detail}" if detail else words


def _details(case: Case) -> dict[tuple[str, datetime], str]:
    """What came of a call, and the emergency by which her wishes or the leave to open were passed over."""
    calls = {("called", call.at): call.in_words for call in case.calls.all()}
    permits = case.permits.exclude(emergency="") if case.is_minor else []
    return calls | {("opened_urgently", permit.asked_at): permit.why for permit in permits}


def frame(user: User) -> dict[str, Any]:
    """What every page of the desk shows around its content."""
    return lists.side_bar(user, None)


def _grouped(can: list[str], case: Case) -> list[tuple[Promise | str, list[Possible]]]:
    """The acts that have a page of their own, by what they are about; an empty group is left out."""
    groups = [(title, [Possible(code, gettext(acts.name(code, case))) for code in codes if code in can]) for title, codes in acts.GROUPS]
    return [(title, some) for title, some in groups if some]


def context(case: Case, user: User) -> dict[str, Any]:
    """The case page without its content: where it stands, what can be done, what happened."""
    prefetch_related_objects([case], "data_wishes__decided_by")
    can = acts.possible(case, user)
    return frame(user) | {
        "case": case,
        "matter": lists.matter(case),
        "urgency": urgency_name(case.urgency),
        "decision": case.decisions.last(),
        "history": history(case),
        "can": can,
        "groups": _grouped(can, case),
        "forms": {act: form() for act, form in INLINE.items()},
        "pause_wished": "pause" in can and asks_to_pause(case),
        "tasks": case.tasks.select_related("done_by", "department"),
        "target": until_target(case.due_at, clock.now()) if case.due_at and case.where == State.REGISTERED else "",
        "waiting": waiting_for(case) if case.is_minor else [],
        "permit": latest(user, case) if case.is_minor else None,
        "clocks": [(entry, until(entry.due_at, clock.now())) for entry in case.clocks.all()],
        "files": case.attachments.all(),
        "data_wishes": [wish for wish in case.data_wishes.all() if wish.is_open],
        "milestones": case.milestones.all(),
        "referrals": case.disclosures.live_referrals().select_related("receiver"),
        "related": lists.related(case),
        "extension": extension_of(case),
    }
