"""Every answer carries the whole header set of its class, whatever the address, the method and the outcome (S2-06, S2-10)."""

import re
from collections.abc import Iterator

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from portal.kit.web import errors
from portal.kit.web.access import access

METHODS = ("get", "head", "post", "options", "put", "delete")
SENSITIVE = ("/f/", "/r/", "/x/", "/desk/", "/accounts/", "/metrics")
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@access("public")
def failing(request):
    raise ValueError("王秀英 13912345678")


@access("flow")
def failing_flow(request):
    raise ValueError("王秀英 13912345678")


@access("flow")
def without_database(request):
    raise OperationalError("database is locked")


@access("flow")
def too_often(request):
    return errors.too_many_requests(request, 90)


@access("receipt")
def tagged(request):
    return HttpResponse("x", headers={"ETag": '"1"', "Last-Modified": "Tue, 24 Nov 2026 01:00:00 GMT", "Cache-Control": "max-age=60"})


@access("public")
def with_nonce(request):
    return HttpResponse(str(request.csp_nonce))


@access("editor")
def preview(request):
    return HttpResponse(str(request.csp_nonce))


@access("public")
def with_cookie(request):
    response = HttpResponse("x", headers={"ETag": '"1"'})
    response.set_cookie("elder", "1")
    return response


urlpatterns = [
    path("failing/", failing),
    path("f/failing/", failing_flow),
    path("f/locked/", without_database),
    path("f/often/", too_often),
    path("r/tagged/", tagged),
    path("nonce/", with_nonce),
    path("cookie/", with_cookie),
    path("cms/inline/", preview),
    path("", include("portal.urls")),
]
handler400, handler403, handler404 = errors.bad_request, errors.forbidden, errors.not_found
handler429, handler500 = errors.too_many_requests, errors.server_error


def policy(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in parts}


def assert_headers(response, address: str) -> None:
    for name, value in EVERYWHERE.items():
        assert response.headers.get(name) == value, (address, name)
    assert "camera=()" in response["Permissions-Policy"], address
    assert response["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), address
    directives = policy(response)
    assert directives["default-src"] == "'none'", address
    assert "'unsafe-inline'" not in response["Content-Security-Policy"] or address.startswith("/cms/"), address
    assert "unsafe-eval" not in response["Content-Security-Policy"], address
    assert not re.search(r"https?:", response["Content-Security-Policy"]), address
    if address.startswith(SENSITIVE):
        assert response["Cache-Control"] == "no-store", address
        assert response["X-Robots-Tag"] == "noindex, nofollow", address
        assert not {"ETag", "Last-Modified", "Expires"} & set(response.headers), address


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """A concrete address for each pattern: 1 for numbers, x for words."""
    for entry in resolver.url_patterns:
        whole = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, whole)
        elif isinstance(entry, URLPattern):
            yield "/" + re.sub(r"<(?:int:)[^>]*>", "1", whole.replace("^", "").replace("$", "")).replace("\\Z", "")


def every_address() -> list[str]:
    concrete = (re.sub(r"<[^>]*>", "x", address) for address in addresses(get_resolver("portal.urls")))
    return sorted(
        {address for address in concrete if not set(address) & set("(?[\\")} | {"/nowhere/", "/f/nowhere/", "/desk/nowhere/", "/"}
    )


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_every_address_answers_every_method_with_the_whole_set(district, browser, method):
    tried = every_address()
    assert len(tried) > 200
    for address in tried:
        assert_headers(getattr(browser, method)(address), address)


@pytest.mark.django_db
def test_pages_of_a_signed_in_person_carry_the_set_too(district, caseworker, browser):
    caseworker.is_superuser = True
    caseworker.save()
    browser.force_login(caseworker)
    for address in every_address():
        assert_headers(browser.get(address), address)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status"), [("/failing/", 500), ("/f/failing/", 500), ("/f/locked/", 503), ("/f/often/", 429), ("/nowhere/", 404)]
)
def test_error_pages_carry_the_set_and_say_what_to_do(browser, address, status):
    response = browser.get(address)
    assert response.status_code == status
    assert_headers(response, address)
    text = response.content.decode()
    assert "110" in text
    assert "王秀英" not in text
    assert "Traceback" not in text


@pytest.mark.django_db
def test_a_refused_form_is_a_page_with_the_set(browser):
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x"})
    assert response.status_code == 403
    assert_headers(response, "/accounts/login/")
    assert response.templates[0].name == "403_form.html"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "status"),
    [({"login": "x" * 1_100_000}, 413), ({f"field{number}": "x" for number in range(10_000)}, 400)],
    ids=["too long", "too many fields"],
)
def test_input_without_measure_is_a_page_with_the_set(browser, data, status):
    response = browser.post("/accounts/login/", data)
    assert response.status_code == status
    assert_headers(response, "/accounts/login/")


@pytest.mark.django_db
def test_a_request_for_another_host_is_refused_with_the_set(browser):
    response = browser.get("/f/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert_headers(response, "/f/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/%00", "/f/%00/", "/plan/%ed%a0%80/", "/plan/%ff%fe/", "/%2e%2e/etc/passwd"])
def test_broken_bytes_in_an_address_are_no_fault_of_ours(browser, address):
    response = browser.generic("GET", address)
    assert response.status_code in (400, 404)


@pytest.mark.urls(__name__)
def test_the_page_for_our_own_faults_needs_no_database(browser):
    response = browser.get("/failing/")
    assert response.status_code == 500
    assert "12338" in response.content.decode()


@pytest.mark.urls(__name__)
def test_when_the_database_is_away_the_page_says_when_to_come_back(browser):
    response = browser.get("/f/locked/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_what_a_view_said_about_copies_is_overruled_where_it_is_sensitive(browser):
    response = browser.get("/r/tagged/")
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert "Last-Modified" not in response


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_an_answer_that_sets_a_cookie_is_kept_by_nobody(browser):
    response = browser.get("/cookie/")
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_each_answer_has_a_nonce_of_its_own_and_only_when_asked_for(browser):
    answers = [browser.get("/nonce/") for _ in range(3)]
    nonces = [answer.content.decode() for answer in answers]
    assert len(set(nonces)) == 3
    for answer, nonce in zip(answers, nonces, strict=True):
        assert f"'nonce-{nonce}'" in policy(answer)["script-src"]
    assert "nonce-" not in browser.get("/cookie/")["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_under_cms_no_nonce_makes_the_relaxed_policy_void(browser):
    directives = policy(browser.get("/cms/inline/"))
    assert directives["script-src"] == directives["style-src"] == "'self' 'unsafe-inline'"
    assert directives["frame-ancestors"] == "'self'"


@pytest.mark.django_db
def test_public_pages_differ_by_print_and_language_for_caches_in_between(browser):
    varies = {name.strip() for name in browser.get("/nowhere/")["Vary"].split(",")}
    assert {"Cookie", "Accept-Language"} <= varies


@pytest.mark.parametrize("name", ["css/tokens.css", "js/exit.js", "img/plain.svg"])
def test_files_carry_the_set_and_may_be_kept(browser, name):
    response = browser.get(f"/static/{name}")
    assert response.status_code == 200
    assert_headers(response, f"/static/{name}")
    assert "no-store" not in response.get("Cache-Control", "")
