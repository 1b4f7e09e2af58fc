"""Facts without any person in them, and the releases made of them."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models


class Fact(models.Model):
    """One accepted request: what it is counted as. It refers to nothing and nobody."""

    event_id = models.CharField(max_length=36, unique=True)
    quarter = models.CharField(max_length=6, db_index=True)
    category = models.CharField(max_length=40)
    group = models.CharField(max_length=20)
    subdistrict = models.CharField(max_length=12, blank=True)
    age_band = models.CharField(max_length=12)

    def __str__(self) -> str:
        return f"{self.quarter} {self.category}"


class ContactFact(models.Model):
    """The first word to somebody whose request was taken up: within the internal target, or later. It refers to nothing and nobody."""

    event_id = models.CharField(max_length=36, unique=True)
    quarter = models.CharField(max_length=6, db_index=True)
    on_time = models.BooleanField()

    def __str__(self) -> str:
        return self.quarter


class Release(models.Model):
    """What was published of a quarter: canonical bytes that never change."""

    quarter = models.CharField(max_length=6)
    version = models.PositiveSmallIntegerField()
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    closed_on = models.DateField()

    class Meta:
        ordering = ["-quarter", "-version"]
        constraints = [models.UniqueConstraint(fields=["quarter", "version"], name="one_release_per_version")]

    def __str__(self) -> str:
        return f"{self.quarter} v{self.version}"

    @property
    def data(self) -> dict[str, Any]:
        """The published content. Raises BrokenRelease when its bytes do not fit its digest."""
        raw = bytes(self.content)
        if hashlib.sha256(raw).hexdigest() != self.digest:
            raise BrokenRelease(str(self))
        result: dict[str, Any] = json.loads(raw)
        return result


class ErratumApproval(models.Model):
    """One person's word that the release of a quarter is wrong and has to be made again; two different persons are needed."""

    quarter = models.CharField(max_length=6)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["quarter", "approved_by"], name="one_approval_per_person")]

    def __str__(self) -> str:
        return self.quarter


class BrokenRelease(Exception):
    """The bytes of a release were changed after it was closed."""
