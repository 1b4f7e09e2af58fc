"""The situations by which guides are listed, in the words of her who is in one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Situation(models.TextChoices):
    """What brings somebody here; listed in this order, danger first."""

    SAFETY = "safety", _("Somebody hurts, threatens or follows you")
    HOME = "home", _("Marriage, children, what belongs to you")
    WORK = "work", _("Trouble at work")
    HEALTH = "health", _("Body and mind")
    MONEY = "money", _("No money for the next days")
    ADVICE = "advice", _("Somebody who knows the way")
