"""The desk exists for caseworkers of a department; for everybody else there is nothing."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.accounts.models import User
from portal.audit.models import Entry
from services.cases.models import Case
from services.desk import urls
from services.desk.acts import ACTS
from tests.conftest import signed_in
from tests.services.desk.conftest import address, fresh_key, send

ABOUT_A_CASE = ["case", "reveal", *ACTS]
NOWHERE = "00000000-0000-4000-8000-000000000000"
WITHOUT_A_CASE = [pattern.name for pattern in urls.urlpatterns if "<" not in str(pattern.pattern)]


def test_the_lists_below_cover_every_address_of_the_desk():
    others = {
        "act",
        "answer_opinion",
        "approve_erasure",
        "back",
        "end_referral",
        "figures_correct",
        "figures_of",
        "file",
        "forget",
        "notice",
        "opinion_step",
        "phone_ask",
        "reading",
        "referral",
        "staff_person",
        "system_retry",
        "supervised",
        "urge",
        "write",
    }
    assert {pattern.name for pattern in urls.urlpatterns} == {"case", "reveal", *WITHOUT_A_CASE, *others}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_case_of_another_department_does_not_exist(method, case, stranger_client):
    before = Case.objects.filter(pk=case.pk).values().get()
    for act in ABOUT_A_CASE:
        data = {"k": fresh_key(), "text": "您好", "outcome": "duplicate"} if method == "post" else {}
        answer = getattr(stranger_client, method)(address(case, act), data)
        assert answer.status_code == (405 if (act, method) in {("case", "post"), ("reveal", "get")} else 404), act
        assert case.reference not in answer.content.decode()
    assert Case.objects.filter(pk=case.pk).values().get() == before


def test_a_foreign_case_looks_like_none(case, stranger_client):
    foreign = stranger_client.get(address(case))
    none = stranger_client.get(f"/desk/{NOWHERE}/")
    assert foreign.status_code == none.status_code == 404
    assert plain(foreign).replace(str(case.pk), NOWHERE) == plain(none)


def plain(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def places(case: Case) -> list[str]:
    plain = dict((pattern.name, str(pattern.pattern)) for pattern in urls.urlpatterns)
    return [address(case, act) for act in ABOUT_A_CASE] + [f"/desk/{plain[name]}" for name in WITHOUT_A_CASE]


def test_who_wrote_in_a_case_that_was_handed_on_gets_it_back_at_the_desk(case, stranger_client):
    words = "她说材料已经找到，下周一上午来。"
    page = BeautifulSoup(send(stranger_client, case, "note", text=words).content, "lxml")
    assert page.select_one(".desk-main textarea[readonly]").get_text().strip() == words
    assert page.select_one('.desk-main a[href="/accounts/start/"]')
    assert page.select('a[href^="tel:"], .exit') == []


@pytest.mark.django_db
def test_who_is_not_signed_in_gets_the_page_of_everybody():
    page = BeautifulSoup(Client().get("/desk/nowhere/at/all/there/").content, "lxml")
    assert page.select_one(".exit")
    assert not page.select_one(".desk-main")


def test_whoever_is_not_signed_in_is_sent_to_sign_in(case):
    for where in places(case):
        answer = Client().get(where)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("who", ["auditor", "editor", "reviewer", "superuser"])
def test_for_other_roles_there_is_no_desk(who, case, request):
    user = User.objects.create_superuser("root", "root@example.org", "x") if who == "superuser" else request.getfixturevalue(who)
    client = signed_in(user)
    for where in places(case):
        if who == "auditor" and where.startswith("/desk/audit/"):
            continue
        assert (client.get(where).status_code, client.post(where).status_code) == (404, 404), where


@pytest.mark.parametrize("change", [{"is_active": False}, {"department_id": None}, {"is_superuser": True}])
def test_whoever_was_dismissed_or_moved_is_refused_at_the_next_request(change, case, caseworker, caseworker_client):
    assert caseworker_client.get(address(case)).status_code == 200
    User.objects.filter(pk=caseworker.pk).update(**change)
    assert caseworker_client.get(address(case)).status_code in {302, 404}
    assert send(caseworker_client, case, "accept").status_code in {302, 404}
    case.refresh_from_db()
    assert case.state == "registered"


def test_whoever_moved_to_another_department_leaves_the_cases_behind(case, caseworker, stranger, caseworker_client):
    User.objects.filter(pk=caseworker.pk).update(department=stranger.department)
    assert caseworker_client.get(address(case)).status_code == 404
    assert caseworker_client.get("/desk/").context["lines"] == []


def test_without_keys_reading_is_paused(case, caseworker_client, settings, tmp_path):
    settings.DEPARTMENT_KEYS_FILE = str(tmp_path / "nowhere.json")
    answer = caseworker_client.get(address(case))
    assert answer.status_code == 503
    assert "密钥" in answer.content.decode()
    assert caseworker_client.get("/desk/").status_code == 200


def test_the_desk_leaves_nothing_in_a_cache(case, caseworker_client):
    for where in ("/desk/", address(case)):
        answer = caseworker_client.get(where)
        assert "no-store" in answer.headers["Cache-Control"]
        assert not answer.has_header("ETag")


def test_an_unreadable_case_shows_nothing_and_is_recorded(case, caseworker_client):
    Case.objects.filter(pk=case.pk).update(sealed_answers=bytes(case.sealed_answers)[:-1] + b"x")
    answer = caseworker_client.get(address(case))
    assert answer.status_code == 500
    assert "工资" not in answer.content.decode()
    assert Entry.objects.filter(action="case.viewed", result="unreadable", subject_id=str(case.pk)).count() == 1
