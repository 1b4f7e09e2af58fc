"""A few invented requests, sent through the real door; of one the labour department has asked the legal aid centre to help."""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.utils import translation

from portal.accounts.models import User
from portal.district.models import Department
from services.cases import actions
from services.cases.grounds import CONSENT
from services.cases.models import Case
from services.intake import drafts
from services.intake.flows import flow_of
from services.intake.submission import submit

CONTACT: Final = {"q1": "no", "q2": "", "q3": "", "q4": [], "q5": "", "q6": ""}
HERSELF: Final = {"q1": "self", "q3": "", "q4": ""}
REQUESTS: Final[tuple[dict[str, dict[str, Any]], ...]] = (
    {
        "1": HERSELF,
        "2": {"q1": "小雨（演示）", "q2": "no", "q3": "25_34", "q4": ""},
        "3": {"q1": "wages", "q2": "演示内容：离职后单位拖欠两个月工资，想知道怎么申请仲裁。", "q3": ""},
        "4": {"q1": "yes", "q2": [], "q3": "yes"},
        "5": {"q1": "yes", "q2": "13800000000", "q3": "phone", "q4": ["noon"], "q5": "no", "q6": "桂花"},
    },
    {
        "1": HERSELF,
        "2": {"q1": "", "q2": "no", "q3": "45_59", "q4": ""},
        "3": {"q1": "support", "q2": "演示内容：离婚后对方一直没有给孩子抚养费。", "q3": ""},
        "4": {"q1": "unknown", "q2": [], "q3": "no"},
        "5": CONTACT,
    },
    {
        "1": HERSELF,
        "2": {"q1": "阿梅（演示）", "q2": "no", "q3": "unknown", "q4": ""},
        "3": {"q1": "unsure", "q2": "演示内容：不知道这件事归谁管，想先问问。", "q3": ""},
        "4": {"q1": "unknown", "q2": [], "q3": "unknown"},
        "5": CONTACT,
    },
)
AT_WORK: Final[dict[str, dict[str, Any]]] = {
    "1": HERSELF,
    "2": {"q1": "小岚（演示）", "q2": "no", "q3": "25_34", "q4": ""},
    "3": {"q1": "dismissal", "q2": "演示内容：怀孕五个月时被单位调岗，工资降了一半，想恢复原来的岗位。", "q3": "", "q4": "yes"},
    "4": {"q1": "示例公司（虚构）", "q2": "", "q3": "employed", "q4": "spoken"},
    "5": {"q1": "complaint", "q2": "no", "q3": "no", "q4": ["pregnant"]},
    "6": {"q1": "yes", "q2": "13800000000", "q3": "phone", "q4": ["noon"], "q5": "yes", "q6": ""},
}
MATTER: Final = 3
"""The page whose answers the partner reads; who she is and where she works stays behind."""
PURPOSE: Final = "演示内容：请帮她准备劳动仲裁的材料，并看看是否符合法律援助条件。"


def make(*, labour: User) -> None:
    """Send the requests; `labour` takes on the one about work, and refers it as she agreed on the telephone."""
    with translation.override(settings.LANGUAGE_CODE):
        for answers in REQUESTS:
            _send("legal_aid", answers)
        _send("workplace", AT_WORK)
        fields = [row.label for row in flow_of("workplace").rows(AT_WORK, MATTER)]
    case = Case.objects.get(department=labour.department)
    actions.accept(case=case, actor=labour)
    partner = Department.objects.get(code="FYZX")
    actions.refer(case=case, actor=labour, to=partner, fields=fields, purpose=PURPOSE, ground=CONSENT, consent_given="phone")


def _send(service: str, answers: Mapping[str, Mapping[str, Any]]) -> None:
    draft = drafts.start(service)
    draft.answers = {number: dict(page) for number, page in answers.items()}
    submit(flow_of(service), draft)
    draft.row.delete()
