"""Taking in an opinion."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cms.opinions.forms import OpinionForm
from cms.opinions.models import CollectionPage, Opinion
from portal.kit.web.access import access
from portal.limits import allow, source_of

EACH: Final = 5
HOUR: Final = timedelta(hours=1)
DONE: Final = "thanks"


@access("public")
def take(request: HttpRequest, slug: str) -> HttpResponse:
    """Store one opinion of an open collection; what is wrong is said at the field, and what she wrote stays. Opened, it leads on."""
    if request.method != "POST":
        return redirect(get_object_or_404(CollectionPage.objects.live(), slug=slug).url)
    page = get_object_or_404(CollectionPage.objects.open(), slug=slug)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return again(request, page, form, 422)
    if not allow("opinion", source_of(request), limit=EACH, per=HOUR):
        form.add_error(None, _("Enough for now. Please wait an hour before you write again."))
        return again(request, page, form, 429)
    Opinion.objects.create(collection=page, text=form.cleaned_data["text"])
    return redirect(f"{page.url}{DONE}/")


@access("public")
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """It has arrived, and when the result will be read here."""
    page = get_object_or_404(CollectionPage.objects.live(), slug=slug)
    return render(request, "cms/opinions/thanks.html", page.get_context(request))


def again(request: HttpRequest, page: CollectionPage, form: OpinionForm, status: int) -> HttpResponse:
    """The page with the form as she left it."""
    return render(request, page.template, page.get_context(request) | {"page": page, "form": form}, status=status)
