"""Public pages are answered from memory; nothing that belongs to one person ever is."""

import gzip

import pytest

from portal.pagecache import generation as generations
from portal.pagecache.models import Change


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass when the test says so."""
    now = [1000.0]
    monkeypatch.setattr(generations.time, "monotonic", lambda: now[0])
    return now


def is_kept(reader, path, **headers) -> bool:
    return reader.get(path, **headers).content == reader.get(path, **headers).content


def test_the_second_reader_gets_the_copy_of_the_first(reader, django_assert_num_queries):
    first = reader.get("/page/")
    with django_assert_num_queries(0):
        assert reader.get("/page/").content == first.content


def test_a_copy_has_the_headers_of_a_page(reader):
    first, second = reader.get("/page/"), reader.get("/page/")
    assert dict(first.headers) == dict(second.headers)
    assert "default-src 'none'" in second["Content-Security-Policy"]
    assert second["X-Content-Type-Options"] == "nosniff"
    assert {"Cookie", "Accept-Language", "Accept-Encoding"} <= set(second["Vary"].split(", "))


@pytest.mark.parametrize("section", ["f", "r", "x", "desk", "cms", "search", "accounts"])
def test_sections_that_are_nobodys_business_are_never_kept(reader, section):
    assert not is_kept(reader, f"/{section}/page/")


@pytest.mark.parametrize("path", ["/cookie/", "/no-store/", "/nonce/", "/missing/", "/declared/"])
def test_what_is_not_the_same_for_everybody_is_never_kept(reader, path):
    assert not is_kept(reader, path)


def test_a_file_is_passed_on_as_it_is(reader):
    assert b"".join(reader.get("/file/")) != b"".join(reader.get("/file/"))


def test_language_large_print_host_and_choice_have_copies_of_their_own(reader):
    def all_variants() -> list[bytes]:
        answers = []
        for elder in ("0", "1"):
            reader.cookies["elder"] = elder
            for path in ("/page/", "/page/?year=2025"):
                for language in ("zh-hans", "en"):
                    for host in ("testserver", "other.example"):
                        answers.append(reader.get(path, headers={"accept-language": language, "host": host}).content)
        return answers

    first = all_variants()
    assert len(set(first)) == 16
    assert all_variants() == first


def test_the_languages_cookie_goes_before_the_browsers_wish(reader):
    reader.cookies["django_language"] = "en"
    assert b" en " in reader.get("/page/", headers={"accept-language": "zh-CN"}).content


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_whoever_has_a_session_or_a_message_neither_gets_a_copy_nor_leaves_one(reader, cookie):
    reader.cookies[cookie] = "x"
    own = reader.get("/page/").content
    del reader.cookies[cookie]
    kept = reader.get("/page/").content
    reader.cookies[cookie] = "x"
    assert len({own, kept, reader.get("/page/").content}) == 3


def test_a_foreign_host_gets_no_copy(reader):
    reader.get("/page/")
    assert reader.get("/page/", headers={"host": "evil.example"}).status_code == 400


def test_a_browser_that_unpacks_gets_it_packed(reader):
    plain = reader.get("/page/")
    packed = reader.get("/page/", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 4
    assert gzip.decompress(packed.content) == plain.content


def test_a_browser_that_has_it_hears_only_that_nothing_changed(reader):
    first = reader.get("/page/")
    again = reader.get("/page/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert first["Cache-Control"] == "no-cache"


def test_head_is_answered_from_the_copy_without_a_body(reader):
    first = reader.get("/page/")
    head = reader.head("/page/")
    assert (head.content, head["Content-Length"], head["ETag"]) == (b"", str(len(first.content)), first["ETag"])


def test_another_processes_change_is_seen_within_a_second(reader, clock):
    first = reader.get("/page/").content
    Change.objects.bulk_create([Change()])
    clock[0] += 0.9
    assert reader.get("/page/").content == first
    clock[0] += 0.1
    assert reader.get("/page/").content != first


def test_the_proxy_is_never_told_something_old_and_keeps_it_until_the_second_ends(reader, clock, time_machine):
    time_machine.move_to("2026-11-24T01:00:00.9+00:00", tick=False)
    first = reader.get("/page/").content
    Change.objects.bulk_create([Change()])
    answer = reader.get("/page/", headers={"x-page-keeper": "1"})
    assert answer.content != first
    assert answer["X-Accel-Expires"] == "@1795482000"
    names = list(answer.headers)
    assert names.index("X-Accel-Expires") < names.index("Cache-Control")
    assert "X-Accel-Expires" not in reader.get("/page/").headers


def test_a_page_that_was_being_drawn_while_something_changed_is_not_kept(reader, clock, monkeypatch):
    def change_meanwhile(request, response):
        Change.objects.bulk_create([Change()])
        return True

    monkeypatch.setattr("portal.pagecache.middleware.may_be_kept", change_meanwhile)
    first = reader.get("/page/").content
    clock[0] += 1
    assert reader.get("/page/").content != first


def test_no_copy_is_older_than_a_minute(reader, clock):
    first = reader.get("/page/").content
    clock[0] += 59
    assert reader.get("/page/").content == first
    clock[0] += 1
    assert reader.get("/page/").content != first


def test_many_choices_do_not_push_the_pages_out(reader, settings):
    first = reader.get("/page/").content
    for number in range(300):
        reader.get(f"/page/?x={number}")
    assert reader.get("/page/").content == first
    assert not is_kept(reader, "/page/?" + "x" * 201)
