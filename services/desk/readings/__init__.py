"""Reporting the plan's indicators: departments give readings, the statistics office approves them or returns them."""
