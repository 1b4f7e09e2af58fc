"""What a demo starts with: something to do at the desks of two departments, and one part of a request that was passed on."""

from portal.accounts.roles import CASEWORKER
from portal.operations import demo_requests
from services.cases import actions
from services.cases.models import Case, Disclosure
from tests.conftest import person


def test_labour_has_a_request_and_legal_aid_a_part_of_it_as_she_agreed(district):
    worker, partner = person("labourer", CASEWORKER, "RS"), person("lawyer", CASEWORKER, "FYZX")
    demo_requests.make(labour=worker)
    assert "虚构" in str(actions.view(case=Case.objects.get(department__code="RS"), actor=worker).answers)
    entry = Disclosure.objects.live_referrals().get()
    assert (entry.receiver.code, entry.ground, entry.consent_given) == ("FYZX", "consent", "phone")
    extract = actions.view_referral(entry=entry, actor=partner)
    assert "劳动仲裁" in extract.purpose
    assert "调岗" in str(extract.fields)
    assert not any(private in str(extract.fields) for private in ("小岚", "虚构", "13800000000"))


def test_legal_aid_has_requests_of_its_own_that_nobody_has_taken(district):
    demo_requests.make(labour=person("labourer", CASEWORKER, "RS"))
    mine = Case.objects.filter(department__code="FYZX")
    assert set(mine.values_list("state", flat=True)) == {"registered"}
    assert mine.count() == len(demo_requests.REQUESTS)
