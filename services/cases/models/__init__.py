"""What is stored of a case."""

from services.cases.models.case import Case
from services.cases.models.counted import Counted
from services.cases.models.history import CaseMessage, Note, TimelineEvent
from services.cases.models.keys import CaseKey

__all__ = ["Case", "CaseKey", "CaseMessage", "Counted", "Note", "TimelineEvent"]
