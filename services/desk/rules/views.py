"""/desk/rules/: the rules in force, drafts, their trial, and the decision of the second person."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.models import User
from portal.district.models import Department
from portal.kit import clock
from services.desk.rules.forms import SAID, AnswerForm, RuleForm, changed_from
from services.desk.rules.gate import RulesRequest, page, rules_only
from services.desk.rules.trial import trial
from services.routing import changing
from services.routing.force import OPEN, in_force, rule_before, rule_in_force, under_way
from services.routing.models import ChangeState, RuleChange, RuleText
from services.routing.promises import urgency_names

STEPS: Final[dict[str, tuple[Callable[..., None], Promise]]] = {
    "propose": (changing.propose, _("Handed to a second person.")),
    "approve": (changing.approve, _("Approved. It is in force from its day on.")),
}


@rules_only
@require_safe
def rules(request: RulesRequest) -> HttpResponse:
    """Every rule as it stands today, and the changes under way."""
    open_ones = under_way(clock.today()).select_related("drafted_by")
    ended = RuleChange.objects.exclude(pk__in=open_ones.values("pk")).select_related("drafted_by", "decided_by")[:20]
    names, urgencies = dict(Department.objects.values_list("code", "name")), urgency_names()
    rows = [
        (
            rule,
            names.get(rule.lead, ""),
            [names.get(code, code) for code in rule.partners.split()],
            urgencies.get(rule.urgency, rule.urgency),
        )
        for rule in in_force(clock.today())
    ]
    return page(request, "rules.html", {"rows": rows, "open": open_ones, "ended": ended})


@rules_only
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: RulesRequest, code: str) -> HttpResponse:
    """Draft a change of a rule."""
    rule = rule_in_force(code, clock.today())
    if rule is None:
        raise Http404
    return _edit(request, changed_from(rule))


@rules_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: RulesRequest, pk: int) -> HttpResponse:
    """Go on with a draft."""
    return _edit(request, get_object_or_404(RuleChange, pk=pk, state=ChangeState.DRAFT))


@rules_only
@require_safe
def change(request: RulesRequest, pk: int) -> HttpResponse:
    """A change with its trial."""
    return _page(request, get_object_or_404(RuleChange, pk=pk), AnswerForm())


@rules_only
@require_POST
def step(request: RulesRequest, pk: int, step: str) -> HttpResponse:
    """Hand a draft over, or approve what was handed over."""
    act, done = STEPS[step]
    return _act(request, get_object_or_404(RuleChange, pk=pk), act, done)


@rules_only
@require_POST
def refuse(request: RulesRequest, pk: int) -> HttpResponse:
    """End a change with an answer."""
    row, form = get_object_or_404(RuleChange, pk=pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)

    def act(row: RuleChange, *, actor: User) -> None:
        changing.refuse(row, actor=actor, answer=form.cleaned_data["answer"])

    return _act(request, row, act, _("The change is not made."))


def _edit(request: RulesRequest, row: RuleChange) -> HttpResponse:
    form = RuleForm(request.POST or None, instance=row)
    context = {"form": form, "change": row, "others": _others(row)}
    if request.method != "POST" or not form.is_valid():
        return page(request, "draft.html", context, status=200 if request.method != "POST" else 422)
    try:
        saved = changing.save_draft(form.save(commit=False), actor=request.user)
    except changing.CannotChange as error:
        form.add_error(None, str(error.message))
        return page(request, "draft.html", context, status=409)
    return redirect("rules:change", saved.pk)


def _act(request: RulesRequest, row: RuleChange, act: Callable[..., None], done: Promise) -> HttpResponse:
    try:
        act(row, actor=request.user)
    except changing.CannotChange as error:
        messages.error(request, str(error.message))
        row.refresh_from_db()
        return _page(request, row, AnswerForm(), status=409)
    messages.success(request, str(done))
    return redirect("rules:change", row.pk)


def _page(request: RulesRequest, row: RuleChange, form: AnswerForm, status: int = 200) -> HttpResponse:
    before = rule_before(row)
    names, urgencies = dict(Department.objects.values_list("code", "name")), urgency_names()

    def words(rule: RuleText | None, part: str) -> str:
        """What a rule says there, as people read it."""
        value = getattr(rule, part, "")
        if part in ("lead", "partners"):
            return gettext(", ").join(names.get(code, code) for code in value.split())
        return str(urgencies.get(value, value)) if part == "urgency" else value

    said = [(RuleForm.base_fields[part].label, words(before, part), words(row, part)) for part in SAID]
    context = {
        "change": row,
        "said": said,
        "others": _others(row) if row.state in OPEN else None,
        "trial": trial(row) if row.state in OPEN else None,
        "form": form,
        "is_own": row.drafted_by_id == request.user.pk,
    }
    return page(request, "change.html", context, status=status)


def _others(row: RuleChange) -> QuerySet[RuleChange]:
    """What else is under way for the same rule: whichever holds later says all of it, and undoes what it does not know."""
    return under_way(clock.today()).filter(code=row.code).exclude(pk=row.pk)
