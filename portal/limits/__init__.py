"""Limits on how often something may be done: `from portal.limits.counting import allow`, `…source import source_of`."""
