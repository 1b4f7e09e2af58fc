"""Once a week editors hear how much has grown old; where it is stands on their front page."""

from datetime import date
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.corrections.models import Correction
from cms.editing.upkeep import broken_links, links_outside, review_due
from portal.accounts.models import User
from portal.accounts.roles import EDITOR, SECTION_MARK
from portal.outbox.sending import enqueue_all

TOPIC: Final = "upkeep.mail"


def remind(today: date) -> None:
    """One message for each editor; none while there is nothing to do."""
    broken = len(broken_links()) + len(links_outside())
    counts = {"due": len(review_due(today)), "broken": broken, "waiting": Correction.objects.waiting().count()}
    if any(counts.values()):
        editors = User.objects.filter(Q(groups__name=EDITOR) | Q(groups__name__startswith=EDITOR + SECTION_MARK), is_active=True)
        enqueue_all((TOPIC, {"to": pk, **counts}) for pk in editors.exclude(email="").values_list("pk", flat=True).distinct())


def send(to: int, due: int, broken: int, waiting: int) -> None:
    """One mail, to an account that is still there."""
    recipient = User.objects.filter(pk=to, is_active=True).first()
    if recipient:
        lines = [
            _("Not checked for a year: %(count)d") % {"count": due},
            _("Links that lead nowhere: %(count)d") % {"count": broken},
            _("Corrections from readers that wait: %(count)s") % {"count": waiting},
            settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home"),
        ]
        EmailMessage(_("What has grown old on the site"), "\n".join(lines), to=[recipient.email]).send()
