"""Staff accounts. Residents have none: they hold a receipt."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of staff; `department` decides which cases exist for her."""

    email = models.EmailField("email address", unique=True)
    department = models.ForeignKey("district.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="staff")

    def __str__(self) -> str:
        return self.get_full_name() or self.username
