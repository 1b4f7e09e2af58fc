"""Limits on how often something may be done."""

from portal.limits.counting import allow, prune
from portal.limits.pace import within_pace
from portal.limits.source import source_of

__all__ = ["allow", "prune", "source_of", "within_pace"]
