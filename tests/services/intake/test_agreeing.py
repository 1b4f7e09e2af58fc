"""What she agreed to she takes back with her number, and the partner reads nothing at its next request."""

from uuid import uuid4

import pytest

from portal.district.models import Department
from services.cases import actions
from services.cases.models import Case, Disclosure
from tests.factories.cases import make_case
from tests.services.intake.conftest import words_of


@pytest.fixture
def holding(her, caseworker):
    her.opens(her.asks())
    actions.accept(case=Case.objects.get(), actor=caseworker)
    return her


def refer(caseworker, case: Case | None = None, ground: str = "consent", to: str = "RS") -> Disclosure:
    case = case or Case.objects.get()
    field = next(iter(actions.view(case=case, actor=caseworker).answers))
    more = {"ground": ground, "consent_given": "phone" if ground == "consent" else ""}
    return actions.refer(case=case, actor=caseworker, to=Department.objects.get(code=to), fields=[field], purpose="请核实欠薪", **more)


def takes_back(her, entry_id: object):
    return her.client.post(f"/r/s/{entry_id}/", follow=True)


def test_she_sees_who_reads_it_and_what_for_and_none_of_her_words(holding, caseworker):
    entry = refer(caseworker)
    shown = words_of(holding.get("/r/o/"))
    assert entry.receiver.name in shown
    assert "请核实欠薪" in shown
    for field in entry.fields:
        assert field not in shown


def test_after_she_took_it_back_the_partner_finds_nothing(holding, caseworker, stranger_client):
    entry = refer(caseworker)
    assert stranger_client.get(f"/desk/referred/{entry.pk}/").status_code == 200
    page = takes_back(holding, entry.pk)
    assert stranger_client.get(f"/desk/referred/{entry.pk}/").status_code == 404
    entry.refresh_from_db()
    assert (entry.end, bytes(entry.sealed), bytes(entry.sealed_purpose)) == ("withdrawn", b"", b"")
    assert "请核实欠薪" not in words_of(page)


def test_taken_back_again_is_harmless(holding, caseworker):
    entry = refer(caseworker)
    for _ in range(2):
        assert takes_back(holding, entry.pk).status_code == 200
    assert Case.objects.get().timeline.filter(kind="ref_ended").count() == 1


def test_what_is_not_hers_does_not_exist(holding, caseworker):
    foreign = refer(caseworker, actions.accept(case=make_case(), actor=caseworker))
    for other in (foreign.pk, uuid4()):
        assert takes_back(holding, other).status_code == 404
    assert Disclosure.objects.live_referrals().get() == foreign


def test_what_rests_on_a_ground_of_the_law_is_not_offered(holding, caseworker):
    entry = refer(caseworker, ground="told")
    assert holding.get("/r/o/").context["agreements"] == []
    assert takes_back(holding, entry.pk).status_code == 404


def test_a_matter_that_was_split_off_is_hers_too(holding, caseworker):
    second = actions.split(case=Case.objects.get(), actor=caseworker, category="screening", text="想预约")
    entry = refer(caseworker, actions.accept(case=second, actor=caseworker))
    assert "请核实欠薪" in words_of(holding.get("/r/o/"))
    takes_back(holding, entry.pk)
    assert not Disclosure.objects.live_referrals().exists()


def test_following_a_link_ends_nothing_and_without_a_number_nothing_opens(holding, caseworker, client):
    entry = refer(caseworker)
    assert holding.client.get(f"/r/s/{entry.pk}/").status_code == 405
    holding.client.cookies.clear()
    assert holding.client.post(f"/r/s/{entry.pk}/")["Location"] == "/r/"
    assert Disclosure.objects.live_referrals().exists()
