"""Indicators, what was reported under them, the rounds in which that happens, and what follows from a warning."""

from services.indicators.models.indicator import Indicator
from services.indicators.models.reading import Reading, Reminder, ReportingRound
from services.indicators.models.report import Report
from services.indicators.models.task import SupervisionTask, TaskStep

__all__ = ["Indicator", "Reading", "Reminder", "Report", "ReportingRound", "SupervisionTask", "TaskStep"]
