"""Who works here and where: departments, subdistricts, hotlines, as the district pack states them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class FactQuerySet(models.QuerySet):
    """Facts by what may be said of them."""

    def current(self) -> Self:
        """Facts that the pack still states."""
        return self.filter(is_active=True)

    def verified(self) -> Self:
        """Facts that may be shown as settled."""
        return self.current().filter(verified_on__isnull=False)


class Fact(models.Model):
    """A statement about the district with its source; unverified ones are never shown as settled (house promise 10)."""

    source = models.CharField(max_length=300)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_verified(self) -> bool:
        """Whether the district has checked this fact."""
        return self.verified_on is not None


class Department(Fact):
    """A department that answers requests (部门)."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100, blank=True)
    duties = models.CharField(max_length=300, blank=True)
    is_front_desk = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class DepartmentKey(models.Model):
    """The public half of a department's key; the private half never enters the database."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="keys", null=True)
    version = models.PositiveIntegerField()
    public_key = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["department", "version"], name="one_key_per_version", nulls_distinct=False)]

    def __str__(self) -> str:
        return f"{self.department_id or 'recovery'}/{self.version}"


class Subdistrict(Fact):
    """A subdistrict (街道) with its statistical code; a former one stays findable and points to what it became, if known."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=100, blank=True)
    is_former = models.BooleanField(default=False)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="former")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Hotline(Fact):
    """A telephone line and when to use it. `code` is what guides and the portal's own words call it; its number may change.

    While `edited_on` is set an editor has the last word, and the pack does not touch the line until it says the same.
    """

    code = models.SlugField(max_length=30, unique=True)
    number = models.CharField(_("number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60)
    when_to_use = models.CharField(_("what it is for"), max_length=200)
    hours = models.CharField(_("when it is answered"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    when_to_use_en = models.CharField(_("what it is for, in English"), max_length=200, blank=True)
    hours_en = models.CharField(_("when it is answered, in English"), max_length=100, blank=True)
    is_emergency = models.BooleanField(_("for emergencies"), default=False)
    position = models.PositiveSmallIntegerField(_("place in the list"))
    former_number = models.CharField(max_length=20, blank=True)
    edited_on = models.DateField(null=True, blank=True)
    edited_by = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = _("number to call")
        verbose_name_plural = _("numbers to call")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
