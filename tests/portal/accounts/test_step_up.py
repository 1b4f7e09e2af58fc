"""Whoever takes data out, or sees exact counts, proves again who she is: every such page of staff, found by what it answers with."""

import inspect
import re
import sys
from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory

from portal.kit.web.access import VISITOR_CLASSES
from portal.kit.web.doors import every_page
from tests.conftest import just_proved, person, signed_in

TAKES_OUT = re.compile(r"Content-Disposition|FileResponse|StreamingHttpResponse|as_attachment|marked\(|handed_out\(|exact_tables\(")
HOLDS_NOTHING = {
    "/desk/readings/template.xlsx": "a form to fill in: names of indicators, no reading",
    "/cms/handbook/images/editing/<name>.png": "pictures of the editors' handbook",
}
OURS = ("portal.", "services.", "cms.", "search.")


def source(view: Callable) -> str:
    """What a view says, with the functions of its own module that it calls."""
    inner = inspect.unwrap(view)
    own = inspect.getsource(inner)
    names = set(re.findall(r"\b(\w+)\(", own))
    others = [one for name, one in vars(sys.modules[inner.__module__]).items() if name in names and inspect.isfunction(one)]
    return own + "".join(inspect.getsource(one) for one in others if one.__module__ == inner.__module__ and one is not inner)


def staff_views() -> dict[str, Callable]:
    pages = {address: entry.callback for address, entry in every_page()}
    return {
        address: view
        for address, view in pages.items()
        if inspect.isfunction(inspect.unwrap(view))
        and inspect.unwrap(view).__module__.startswith(OURS)
        and getattr(view, "access", "public") not in VISITOR_CLASSES
    }


ERASING = {"/desk/retention/", "/desk/retention/propose/", "/desk/retention/<pk>/approve/"}  # gives nothing, and takes for good
STEPPED_UP = {address: view for address, view in staff_views().items() if getattr(view, "takes_out", False)}


def test_every_page_that_erases_asks_again():
    assert set(STEPPED_UP) >= ERASING == {address for address in staff_views() if "/retention/" in address}


def test_every_page_that_gives_a_file_or_exact_counts_asks_again():
    giving = {address for address, view in staff_views().items() if TAKES_OUT.search(source(view))}
    assert giving - HOLDS_NOTHING.keys() == set(STEPPED_UP) - ERASING
    assert set(STEPPED_UP) - ERASING == {
        "/desk/audit/export/",
        "/desk/<case_id>/file/<number>/",
        "/desk/readings/exchange/readings.csv",
        "/desk/readings/reports/<pk>/<kind>/",
        "/desk/readings/evidence/<pk>/",
        "/desk/readings/tasks/<pk>/evidence/",
        "/desk/figures/",
        "/desk/figures/<quarter>/",
        "/desk/figures/<quarter>/correct/",
    }


@pytest.mark.parametrize("address", STEPPED_UP)
def test_an_old_session_is_asked_first_and_gets_nothing(address, district):
    view = STEPPED_UP[address]
    user = person("official", min(view.roles), "TJ")
    arguments = {name: "2026Q1" for name in re.findall(r"<(\w+)>", address)}
    answers = []
    for ask in (RequestFactory().get, RequestFactory().post):
        request = ask("/desk/", {"reason": "我写的理由"})
        request.user, request.session = user, SessionStore()
        answers.append(view(request, **arguments))
    answer = min(answers, key=lambda one: one.status_code)
    assert answer.status_code == 403
    assert "Content-Disposition" not in answer
    text = answer.content.decode()
    assert "/accounts/reauthenticate/?next=/accounts/confirmed/" in text
    assert 'name="reason" value="我写的理由"' in text


def test_after_confirming_the_same_request_goes_on(district):
    user = person("statistician", "statistics", "TJ")
    client = signed_in(user)
    assert client.get("/desk/figures/").status_code == 403
    assert client.get("/accounts/confirmed/").status_code == 200
    client.post("/accounts/reauthenticate/", {"password": "correct horse battery"})
    assert client.get("/desk/figures/").status_code == 200


def test_lists_of_wagtail_leave_as_files_only_after_confirming(db):
    user = person("editor_in_chief", "publisher", is_superuser=True)
    client = signed_in(user)
    assert client.get("/cms/opinion/").status_code == 200
    assert client.get("/cms/opinion/", {"export": "csv"}).status_code == 403
    just_proved(client, user)
    answer = client.get("/cms/opinion/", {"export": "csv"})
    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)
