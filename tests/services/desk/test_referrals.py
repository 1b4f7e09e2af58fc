"""The list of what others referred to us: paged like the inbox."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.district.models import Department
from portal.kit import clock
from services.cases.models import Case, Disclosure
from tests.factories.cases import make_case


def referred(case: Case, by, count: int) -> None:
    """So many live referrals to the stranger's department."""
    about = {"case": case, "kind": "referral", "giver": case.department, "ground": "told", "by": by, "fields": ["matter"]}
    receiver = Department.objects.get(code="RS")
    Disclosure.objects.bulk_create(Disclosure(receiver=receiver, at=clock.now(), **about) for _ in range(count))


def test_a_long_list_has_pages_and_takes_no_more_queries_than_a_short_one(caseworker, stranger_client, django_assert_max_num_queries):
    case = make_case()
    referred(case, caseworker, 1)
    stranger_client.get("/desk/referred/")
    with CaptureQueriesContext(connection) as short:
        stranger_client.get("/desk/referred/")
    referred(case, caseworker, 119)
    with django_assert_max_num_queries(len(short)):
        answer = stranger_client.get("/desk/referred/")
    assert (len(answer.context["page_obj"]), answer.context["page_obj"].paginator.num_pages) == (50, 3)
    assert "?page=2" in answer.content.decode()
    seen = {entry.pk for number in (1, 2, 3) for entry in stranger_client.get(f"/desk/referred/?page={number}").context["page_obj"]}
    assert len(seen) == 120


def test_the_side_bar_counts_them_on_every_page_for_whoever_they_were_given_to(caseworker, caseworker_client, stranger_client):
    referred(make_case(), caseworker, 3)
    for client, count in ((stranger_client, 3), (caseworker_client, 0)):
        for page in ("/desk/", "/desk/referred/", "/desk/phone/"):
            entry = BeautifulSoup(client.get(page).content, "lxml").select_one('.desk-nav a[href="/desk/referred/"]')
            assert entry.select_one(".count").get_text() == str(count)


def test_a_page_that_nobody_offered_is_the_nearest_one(caseworker, stranger_client):
    referred(make_case(), caseworker, 1)
    for asked in ("0", "-1", "x", "99999"):
        assert len(stranger_client.get(f"/desk/referred/?page={asked}").context["page_obj"]) == 1


def test_the_department_that_gave_them_has_none_in_its_list(caseworker, caseworker_client):
    referred(make_case(), caseworker, 1)
    assert list(caseworker_client.get("/desk/referred/").context["page_obj"]) == []


def test_each_line_names_who_referred_it_and_whether_an_answer_is_owed_also_on_a_phone(caseworker, stranger_client):
    case = make_case()
    referred(case, caseworker, 2)
    answered = Disclosure.objects.first()
    Disclosure.objects.filter(pk=answered.pk).update(answered_at=clock.now())
    table = BeautifulSoup(stranger_client.get("/desk/referred/").content, "lxml").select_one("table.table-stack")
    assert all(link.get_text().startswith(str(case.department)) for link in table.select("tbody th a"))
    states = {row.a["href"].split("/")[-2]: row.select_one('[data-label="状态"]').get_text() for row in table.select("tbody tr")}
    assert states.pop(str(answered.pk)) == "已答复"
    assert set(states.values()) == {"等您答复"}
