"""What a document is, and what it is about: the words by which the list of policies is narrowed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a document is (体裁); the explanation of another one is a document of its own."""

    LAW = "law", _("Law")
    REGULATION = "regulation", _("Regulation")
    JUDICIAL = "judicial", _("Judicial interpretation")
    DOCUMENT = "document", _("Document of an authority")
    READING = "reading", _("Explanation")


class Subject(models.TextChoices):
    """What it is about (主题)."""

    SAFETY = "safety", _("Safety from violence")
    HOME = "home", _("Marriage, family, land")
    WORK = "work", _("Work and pay")
    HEALTH = "health", _("Health")
    SUPPORT = "support", _("Insurance and support")
    LAW = "law", _("Legal help")
    CHILDREN = "children", _("Children")
    OPENNESS = "openness", _("Information, hotlines, access")


class Validity(models.TextChoices):
    """有效性 of a document."""

    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("Expired")
    REPEALED = "repealed", _("Repealed")
