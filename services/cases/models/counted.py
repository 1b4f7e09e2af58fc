"""Who has been counted already, without saying who."""

from django.db import models


class Counted(models.Model):
    """An identified person counts once in a quarter and category; `person` is a keyed hash that differs in every quarter."""

    person = models.BinaryField(max_length=32)
    quarter = models.CharField(max_length=6)
    category = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "quarter", "category"], name="counted_once")]

    def __str__(self) -> str:
        return f"{self.quarter} {self.category}"
