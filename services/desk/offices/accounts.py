"""/desk/staff/: the accounts of staff, for the security administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts import step_up
from portal.accounts.models import User
from portal.accounts.roles import ROLES
from services.cases.errors import WrongState
from services.desk.gate import DeskRequest, appointing
from services.desk.offices.appointing import appoint, open_account
from services.desk.offices.forms import ROLE_NAMES, AppointForm, OpenAccountForm


@appointing
@require_safe
def staff(request: DeskRequest) -> HttpResponse:
    """Everybody with department and roles, and a form for a new account."""
    return _list(request, OpenAccountForm())


@appointing
@require_POST
def opened(request: DeskRequest) -> HttpResponse:
    """Open an account; its first password stands on this one page."""
    form = OpenAccountForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    if not step_up.is_fresh(request):
        return _list(request, form, status=403, confirm=True)
    user, password = open_account(actor=request.user, **form.cleaned_data)
    return render(request, "services/desk/offices/opened.html", {"user_opened": user, "password": password})


@appointing
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: DeskRequest, pk: int) -> HttpResponse:
    """One account: department, roles, whether it works. Changing it asks again who does it."""
    user = get_object_or_404(User, pk=pk, is_superuser=False)
    held = [group.name for group in user.groups.filter(name__in=ROLES)]
    start = {"department": user.department_id, "roles": held, "is_active": user.is_active}
    form = AppointForm(request.POST or None, initial=start) if request.method == "POST" else AppointForm(initial=start)
    if request.method != "POST":
        return _person(request, user, form)
    if not form.is_valid():
        return _person(request, user, form, status=422)
    if not step_up.is_fresh(request):
        return _person(request, user, form, status=403, confirm=True)
    try:
        appoint(actor=request.user, user=user, **form.cleaned_data)
    except WrongState as error:
        form.add_error(None, str(error.message))
        return _person(request, user, form, status=422)
    messages.success(request, _("Done. It holds from the next request on."))
    return redirect("desk:staff")


def _list(request: DeskRequest, form: OpenAccountForm, status: int = 200, confirm: bool = False) -> HttpResponse:
    people = User.objects.filter(is_superuser=False).select_related("department").prefetch_related("groups").order_by("username")
    rows = [(one, [ROLE_NAMES[group.name] for group in one.groups.all() if group.name in ROLE_NAMES]) for one in people]
    return render(request, "services/desk/offices/staff.html", {"rows": rows, "form": form, "confirm": confirm}, status=status)


def _person(request: DeskRequest, user: User, form: AppointForm, status: int = 200, confirm: bool = False) -> HttpResponse:
    context = {"person": user, "form": form, "confirm": confirm}
    return render(request, "services/desk/offices/person.html", context, status=status)
