"""Proposing a change of a line, and deciding what a colleague proposed."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from django.views.generic.edit import ModelFormMixin, ProcessFormView
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.views.generic.history import HistoryView

from cms.base.facts import FactList
from cms.hotlines import changing
from cms.hotlines.forms import HotlineForm, ReasonForm
from cms.hotlines.models import DECIDE, LineChange, State
from cms.hotlines.said import rows
from portal.accounts.models import User
from portal.district.models import Hotline
from portal.kit.web.access import access

LONGEST_KEY: Final = 18


class ListHotlines(FactList):
    """The lines, and above them what waits for a second person or came back."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        open_changes = LineChange.objects.open().select_related("line", "proposed_by", "decided_by")
        return super().get_context_data(**kwargs) | {"open_changes": open_changes}

    def get_list_more_buttons(self, instance: Hotline) -> list[Any]:
        """Wagtail's, and the history, which reviewers read too."""
        history = MenuItem(_("History"), reverse("hotline:history", args=[instance.pk]), icon_name="history", priority=20)
        return [*super().get_list_more_buttons(instance), history]


class HistoryOfLine(HistoryView):
    """Who proposed what and who decided: for whoever decides too, who may not change the line herself."""

    any_permission_required = ("view",)

    def get_edit_url(self, instance: Hotline) -> str | None:
        """For those who may change it."""
        return super().get_edit_url(instance) if self.user_has_permission("change") else None

    @cached_property
    def header_buttons(self) -> list[Any]:
        return super().header_buttons if self.user_has_permission("change") else []


class Proposing(ModelFormMixin, ProcessFormView):
    """What adding and changing a line have in common: the form goes to a second person."""

    form: HotlineForm

    submit_button_label = gettext_lazy("Send for review")
    submit_button_active_label = gettext_lazy("Sending…")
    success_message = gettext_lazy("It waits for a second person. Until then the pages say what they said.")

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With the line locked, so that of two who send at once the second is told."""
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form begins with what waits, or with what came back when she asks for it (`?from=`)."""
        kwargs = super().get_form_kwargs()
        return kwargs | {"start": self._start(kwargs.get("instance"))}

    def _start(self, line: Hotline | None) -> LineChange | None:
        asked = self.request.GET.get("from", "")
        open_changes = LineChange.objects.open().filter(line=line)
        if asked.isdecimal() and len(asked) <= LONGEST_KEY:
            return open_changes.filter(pk=asked).first()
        return open_changes.waiting().first() if line else None

    def save_instance(self) -> Hotline:
        """Keeps the proposal; the line stays as it is."""
        form = self.form
        changes = form.changes()
        line = form.instance if form.instance.pk else None
        if not changes:
            self.success_message = gettext_lazy("Nothing was changed.")
            return form.instance
        change = changing.propose(line, changes, actor=form.for_user, instead_of=form.cleaned_data["instead_of"])
        if change.hides:
            self.success_message = gettext_lazy("The number is off all pages. A second person confirms it.")
        return form.instance

    def get_success_buttons(self) -> list[Any]:
        """None: the list, where she is now, leads to what she sent."""
        return []


class AddHotline(Proposing, CreateView):
    """A new line."""


class ChangeHotline(Proposing, EditView):
    """A line as it is, or as it is proposed."""

    def get_queryset(self) -> Any:
        lines = super().get_queryset()
        return lines.select_for_update() if self.request.method == "POST" else lines

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().get(request, *args, **kwargs)
        waiting = self.form.waiting
        if waiting:
            told = _("%(who)s has proposed a change, which waits; the form begins with it. What you send takes its place.")
            messages.info(request, told % {"who": waiting.proposed_by})
        return answer


@access("editor")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """/cms/hotline/change/<pk>/"""
    user = request.user
    if not (isinstance(user, User) and user.has_perm("district.view_hotline")):
        raise PermissionDenied
    change = get_object_or_404(LineChange.objects.select_related("line", "proposed_by", "decided_by"), pk=pk)
    act = request.POST.get("act")
    form = ReasonForm(request.POST if act == "send_back" else None)
    if act and (act != "send_back" or form.is_valid()):
        try:
            messages.success(request, _act(user, act, change, form))
            return redirect("hotline:index")
        except changing.CannotChange as refused:
            messages.error(request, str(refused.message))
            change.refresh_from_db()
    return render(request, "cms/hotlines/change.html", _context(user, change, form))


def _act(user: User, act: str, change: LineChange, form: ReasonForm) -> str:
    """Do what the button says; what happened, in words. Raises CannotChange, PermissionDenied."""
    if act == "approve":
        changing.approve(change, actor=user)
        return _("Approved. Every page says it now.")
    if act == "send_back":
        changing.send_back(change, actor=user, reason=form.cleaned_data["reason"])
        return _("Sent back, with your reason.")
    if act == "take_back":
        changing.take_back(change, actor=user)
        return _("Taken back.")
    raise PermissionDenied


def _context(user: User, change: LineChange, form: ReasonForm) -> dict[str, Any]:
    is_hers = change.proposed_by_id == user.pk
    address = reverse("hotline:edit", args=[change.line_id]) if change.line_id else reverse("hotline:add")
    may_decide = change.state == State.WAITING and user.has_perm(DECIDE)
    return {
        "change": change,
        "rows": list(rows(change.changes)),
        "form": form,
        "is_hers": is_hers,
        "is_open": change.state in (State.WAITING, State.RETURNED),
        "may_decide": may_decide and not is_hers,
        "rewrite": f"{address}?from={change.pk}" if user.has_perm("district.change_hotline") else "",
        "breadcrumbs_items": [
            {"url": reverse("hotline:index"), "label": Hotline._meta.verbose_name_plural},
            {"url": "", "label": _("What changes")},
        ],
        "header_title": str(change),
        "header_icon": "mobile-alt",
    }
