"""What may be done with published figures, and what to know when they are invented: the same words in every file and answer."""

from typing import Final

from django.utils.translation import gettext_lazy as _

LICENCE: Final = _("Free to use and pass on, naming the source (the name of this portal and the address of the page).")
DEMO_MARK: Final = _("Demo data: these numbers are made up and say nothing about the district.")
