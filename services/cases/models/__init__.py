"""What is stored of a case."""

from services.cases.models.absences import Absence
from services.cases.models.case import Case
from services.cases.models.counted import Counted
from services.cases.models.data_wishes import DataWish
from services.cases.models.disclosures import Disclosure
from services.cases.models.erasures import Erasure
from services.cases.models.files import Attachment, AttachmentPart
from services.cases.models.filters import SavedFilter
from services.cases.models.history import CaseMessage, Note, TimelineEvent
from services.cases.models.keys import CaseKey
from services.cases.models.links import Link
from services.cases.models.opinions import Opinion
from services.cases.models.permits import Permit
from services.cases.models.ratings import Rating
from services.cases.models.tasks import CaseTask
from services.cases.models.times import Call, Clock, Escalation, Extension, Milestone
from services.cases.models.wishes import Complaint, ContactWish

__all__ = [
    "Absence",
    "Attachment",
    "AttachmentPart",
    "Call",
    "Case",
    "CaseKey",
    "CaseMessage",
    "CaseTask",
    "Clock",
    "Complaint",
    "ContactWish",
    "Counted",
    "DataWish",
    "Disclosure",
    "Erasure",
    "Escalation",
    "Extension",
    "Link",
    "Milestone",
    "Note",
    "Opinion",
    "Rating",
    "Permit",
    "SavedFilter",
    "TimelineEvent",
]
