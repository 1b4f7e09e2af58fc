"""The closed lists of facts in words for people."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORY_NAMES: Final[dict[str, Promise]] = {
    "domestic_violence": _("Domestic violence"),
    "other_violence": _("Other violations of the person"),
    "recruitment": _("Discrimination in hiring"),
    "maternity": _("Pregnancy and maternity at work"),
    "workplace_harassment": _("Sexual harassment at work"),
    "legal_aid": _("Legal aid"),
    "screening": _("Health screening"),
    "other": _("Other matters"),
}
GROUP_NAMES: Final[dict[str, Promise]] = {
    "violence": _("Safety of the person"),
    "work": _("Work and employment"),
    "services": _("Public services"),
}
AGE_BAND_NAMES: Final[dict[str, Promise]] = {
    "under_18": _("Under 18"),
    "18_24": _("18 to 24"),
    "25_34": _("25 to 34"),
    "35_44": _("35 to 44"),
    "45_59": _("45 to 59"),
    "60_plus": _("60 and over"),
    "unknown": _("Not stated"),
}
