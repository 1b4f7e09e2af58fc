"""The acts of the desk: their form and the action behind it, by the names of the workflow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import roles_of
from services.cases import actions
from services.cases.access import may
from services.cases.admission import may_open, waiting_for
from services.cases.competence import clocks_of
from services.cases.models import Case
from services.cases.permits import WITHOUT_OPENING
from services.cases.rights import AGREED, ASKED, COPY, DELETION
from services.cases.workflow import CHANGES, NO_LONGER, allows
from services.desk import act_forms, data_forms, forms, opening_forms

Run = Callable[[Case, User, dict[str, Any]], object]


@dataclass(frozen=True)
class Act:
    """An act: what is asked, what is done. `inline` acts stand on the case page itself."""

    form: type[forms.ActForm]
    run: Run
    inline: bool = False


def _refer(case: Case, user: User, data: dict[str, Any]) -> object:
    return actions.refer(
        case=case,
        actor=user,
        to=data["to"],
        fields=data["fields_given"],
        purpose=data["purpose"],
        ground=data["ground"],
        consent_given=data["consent_given"],
    )


def _transfer(case: Case, user: User, data: dict[str, Any]) -> object:
    return actions.transfer(
        case=case, actor=user, to=data["to"], ground=data["ground"], consent_given=data["consent_given"], reason=data["reason"]
    )


def _call(case: Case, user: User, data: dict[str, Any]) -> object:
    return actions.log_call(case=case, actor=user, **{name: value for name, value in data.items() if name != "k"})


ACTS: Final[dict[str, Act]] = {
    "accept": Act(forms.ActForm, lambda case, user, data: actions.accept(case=case, actor=user), inline=True),
    "write": Act(
        forms.WriteForm,
        lambda case, user, data: actions.write_to_resident(case=case, actor=user, text=data["text"], asks=data["asks"]),
        inline=True,
    ),
    "note": Act(forms.NoteForm, lambda case, user, data: actions.add_note(case=case, actor=user, text=data["text"]), inline=True),
    "call": Act(act_forms.CallForm, _call),
    "assign": Act(act_forms.AssignForm, lambda case, user, data: actions.assign(case=case, actor=user, to=data["to"])),
    "refer": Act(act_forms.ReferForm, _refer),
    "transfer": Act(act_forms.TransferForm, _transfer),
    "send_back": Act(
        act_forms.SendBackForm,
        lambda case, user, data: actions.send_back(case=case, actor=user, right_body=data["to"], reason=data["reason"]),
    ),
    "milestone": Act(
        act_forms.MilestoneForm,
        lambda case, user, data: actions.reach_milestone(case=case, actor=user, kind=data["kind"], day=data["day"]),
    ),
    "task": Act(act_forms.TaskForm, lambda case, user, data: actions.finish_task(case=case, actor=user, task=data["task"]), inline=True),
    "clock": Act(
        act_forms.ClockForm,
        lambda case, user, data: actions.start_clock(case=case, actor=user, kind=data["kind"], started_at=data["started_at"]),
    ),
    "meet": Act(act_forms.MeetForm, lambda case, user, data: actions.meet_clock(case=case, actor=user, kind=data["kind"])),
    "extend": Act(
        act_forms.ExtendForm,
        lambda case, user, data: actions.ask_extension(case=case, actor=user, days=data["days"], reason=data["text"]),
    ),
    "decide_extension": Act(
        act_forms.DecideTimeForm,
        lambda case, user, data: actions.decide_extension(
            case=case, actor=user, is_granted=data["answer"] == act_forms.GRANT, reason=data["text"]
        ),
    ),
    "pause": Act(forms.ReasonForm, lambda case, user, data: actions.pause(case=case, actor=user, reason=data["text"])),
    "resume": Act(forms.ActForm, lambda case, user, data: actions.resume(case=case, actor=user), inline=True),
    "split": Act(
        act_forms.SplitForm,
        lambda case, user, data: actions.split(case=case, actor=user, category=data["category"], text=data["text"]),
    ),
    "merge": Act(act_forms.OtherCaseForm, lambda case, user, data: actions.merge(case=case, actor=user, into=data["other"])),
    "link": Act(act_forms.OtherCaseForm, lambda case, user, data: actions.link(case=case, actor=user, other=data["other"])),
    "reopen": Act(forms.ReasonForm, lambda case, user, data: actions.reopen(case=case, actor=user, reason=data["text"])),
    "hold": Act(
        act_forms.HoldForm,
        lambda case, user, data: actions.hold(case=case, actor=user, held=data["held"] == act_forms.KEEP, reason=data["text"]),
    ),
    "give_copy": Act(
        data_forms.MadeSureForm, lambda case, user, data: actions.give_copy(case=case, actor=user, made_sure=data["made_sure"])
    ),
    "agree_to_delete": Act(
        data_forms.MadeSureForm, lambda case, user, data: actions.agree_to_delete(case=case, actor=user, made_sure=data["made_sure"])
    ),
    "delete": Act(data_forms.DeleteForm, lambda case, user, data: actions.delete_at_her_wish(case=case, actor=user)),
    "refuse_data": Act(
        data_forms.RefuseForm,
        lambda case, user, data: actions.refuse_data_wish(case=case, actor=user, wish=data["wish"], ground=data["ground"]),
    ),
    "ask_opening": Act(
        opening_forms.AskOpeningForm,
        lambda case, user, data: actions.ask_opening(case=case, actor=user, reason=data["reason"]),
        inline=True,
    ),
    "open_urgently": Act(
        opening_forms.UrgentForm,
        lambda case, user, data: actions.open_urgently(case=case, actor=user, emergency=data["emergency"]),
        inline=True,
    ),
    "decide_opening": Act(
        opening_forms.DecideForm,
        lambda case, user, data: actions.decide_opening(case=case, actor=user, permit=data["permit"], answer=data["answer"]),
    ),
    "close": Act(
        forms.CloseForm,
        lambda case, user, data: actions.close(case=case, actor=user, outcome=data["outcome"], text=data["text"]),
    ),
}


GROUPS: Final = (
    (_("With her"), ("call", "milestone", "clock", "meet")),
    (_("With others"), ("assign", "refer", "send_back", "transfer", "decide_opening")),
    (_("Time"), ("extend", "decide_extension", "pause", "hold")),
    (_("What belongs together"), ("split", "merge", "link")),
    (_("Her data"), ("give_copy", "agree_to_delete", "delete", "refuse_data")),
    (_("End"), ("close", "reopen")),
)


def is_hers(code: str, case: Case, user: User) -> bool:
    """Whether this act exists for her at all, whatever the state: by her role, and for a minor's case by who let her in."""
    return may(code, roles_of(user)) and (code in WITHOUT_OPENING or may_open(user, case))


def possible(case: Case, user: User) -> list[str]:
    """What this person can do to the case now, in the order of the table."""
    roles, is_open = roles_of(user), may_open(user, case)
    wishes = {(wish.kind, wish.answer): wish for wish in case.data_wishes.all() if wish.is_open}
    has_its_time = {
        "decide_extension": lambda: case.extensions.filter(decided_at__isnull=True).exclude(asked_by=user).exists(),
        "clock": lambda: bool(clocks_of(case.department)),
        "meet": lambda: case.clocks.filter(met_at__isnull=True).exists(),
        "give_copy": lambda: (COPY, ASKED) in wishes,
        "agree_to_delete": lambda: (DELETION, ASKED) in wishes,
        "delete": lambda: (DELETION, AGREED) in wishes and wishes[DELETION, AGREED].decided_by_id != user.pk,
        "refuse_data": lambda: bool(wishes),
        "ask_opening": lambda: not is_open,
        "open_urgently": lambda: not is_open,
        "decide_opening": lambda: any(permit.user_id != user.pk for permit in waiting_for(case)),
    }
    allowed = [code for code in ACTS if may(code, roles) and allows(code, case.where) and (is_open or code in WITHOUT_OPENING)]
    return [code for code in allowed if code not in has_its_time or has_its_time[code]()]


def name(code: str, case: Case) -> str:
    """The act in words (a message id); what is kept longer can be let go."""
    return NO_LONGER if code == "hold" and case.is_held else CHANGES[code].name
