"""When the rows of a preparation are written again, and when it runs itself."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

from portal.district.loader import load_pack
from portal.pagecache.models import Change
from tests.factories import prepared as preparing
from tests.factories.pages import pack
from tests.factories.prepared import LOG, Rows, Shelf, prepared, put_back, snapshot

NAME = "made for a test of preparations"


@pytest.fixture(autouse=True)
def alone(db, monkeypatch, tmp_path) -> None:
    """Nothing is known, and nobody else is told."""
    monkeypatch.setattr(preparing, "_kept", preparing.defaultdict(list))
    monkeypatch.setattr(preparing, "shelf", Shelf(tmp_path))


@pytest.fixture
def runs() -> list[str]:
    """One entry each time the preparation itself ran."""
    return []


def make(runs: list[str]) -> str:
    runs.append("ran")
    return Group.objects.create(name=NAME).name


def again(runs: list[str]) -> str:
    """Prepare as if the first time had been rolled back."""
    Group.objects.filter(name=NAME).delete()
    return prepared(lambda: make(runs), "groups")


def test_the_second_time_its_rows_are_written_and_its_answer_is_given(runs):
    assert [again(runs), again(runs)] == [NAME, NAME]
    assert Group.objects.filter(name=NAME).exists()
    assert runs == ["ran"]


def test_where_a_table_that_it_asks_holds_something_else_it_runs_itself(runs):
    def make_for_each_type() -> None:
        if ContentType.objects.filter(app_label="another").exists():
            runs.append("asked")
        make(runs)

    for _ in range(2):
        Group.objects.filter(name=NAME).delete()
        prepared(make_for_each_type, "groups of types")
        ContentType.objects.get_or_create(app_label="another", model="one")
    assert runs == ["ran", "asked", "ran"]


def test_what_it_does_not_ask_for_is_nothing_to_it(runs):
    again(runs)
    ContentType.objects.create(app_label="another", model="one")
    again(runs)
    assert runs == ["ran"]


def test_rows_that_come_later_are_numbered_after_those_that_another_worker_numbered(runs):
    again(runs)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), [{"table": "auth_group", "column": "id"}]):
            cursor.execute(statement)
    again(runs)
    assert Group.objects.create(name="the next").pk > Group.objects.get(name=NAME).pk


def test_another_worker_takes_what_one_has_prepared(runs, monkeypatch, tmp_path):
    again(runs)
    monkeypatch.setattr(preparing, "_kept", preparing.defaultdict(list))
    monkeypatch.setattr(preparing, "shelf", Shelf(tmp_path))
    assert again(runs) == NAME
    assert runs == ["ran"]


def test_what_left_a_file_is_written_again_only_where_the_file_still_is(runs, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    file = settings.MEDIA_ROOT / "left.txt"

    def with_a_file() -> str:
        file.touch()
        return make(runs)

    def prepare_again() -> list[str]:
        Group.objects.filter(name=NAME).delete()
        prepared(with_a_file, "groups and a file")
        return list(runs)

    assert [prepare_again(), prepare_again()] == [["ran"], ["ran"]]
    file.unlink()
    assert prepare_again() == ["ran", "ran"]
    assert file.exists()


def test_what_was_changed_is_put_back_row_by_row(alone):
    kept = Group.objects.create(name="there before")
    before = snapshot()
    Group.objects.filter(pk=kept.pk).update(name="changed")
    ContentType.objects.first().delete()
    Group.objects.create(name=NAME)
    put_back(before)
    assert snapshot() == before
    assert Group.objects.create(name=NAME).pk > kept.pk


def test_a_log_that_has_grown_makes_no_difference(runs):
    def with_a_change() -> None:
        Change.objects.create()
        make(runs)

    for _ in range(2):
        Group.objects.filter(name=NAME).delete()
        prepared(with_a_change, "groups and a change")
        Change.objects.create()
    assert runs == ["ran"]


@pytest.mark.parametrize("timeless", [True, False])
def test_on_another_day_only_what_is_timeless_is_written_again(runs, timeless):
    prepared(lambda: make(runs), "groups", timeless=timeless)
    Group.objects.filter(name=NAME).delete()
    with time_machine.travel("2031-01-01T08:00:00+08:00"):
        prepared(lambda: make(runs), "groups", timeless=timeless)
    assert runs == (["ran"] if timeless else ["ran", "ran"])


@pytest.mark.sqlite
def test_the_pack_writes_the_same_on_any_day():
    """On SQLite, where the numbers of rows are rolled back too."""

    def written() -> dict[str, Rows]:
        with transaction.atomic():
            load_pack(pack())
            found = snapshot()
            transaction.set_rollback(True)
        return {table: rows for table, rows in found.items() if table != LOG}

    today = written()
    with time_machine.travel("2031-01-01T08:00:00+08:00"):
        assert written() == today
