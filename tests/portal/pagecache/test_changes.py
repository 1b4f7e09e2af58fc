"""Every change that readers may see makes the copies old, in its own transaction; what they cannot see never does."""

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.utils import timezone

from portal.district.models import Hotline
from portal.limits.models import Counter
from portal.operations.handlers import forget_old_changes
from portal.outbox.sending import enqueue
from portal.pagecache import generation as generations
from portal.pagecache.changes import PRIVATE_APPS, PRIVATE_MODELS, is_visible
from portal.pagecache.generation import Generation, generation, stored
from portal.pagecache.models import Change


def test_a_hotline_that_changes_is_a_change(district):
    before = stored()
    Hotline.objects.first().save()
    assert stored() != before


def test_a_hotline_that_is_deleted_is_a_change(district):
    before = stored()
    Hotline.objects.last().delete()
    assert stored() != before


def test_what_nobody_can_see_is_none(db):
    before = stored()
    Counter.objects.create(key="x", ends_at=timezone.now())
    Session.objects.create(session_key="x", expire_date=timezone.now())
    enqueue("test.nothing")
    assert stored() == before


def test_a_change_that_is_rolled_back_never_was(district):
    before = stored()
    with transaction.atomic():
        Hotline.objects.first().save()
        transaction.set_rollback(True)
    assert stored() == before


def test_the_process_that_changed_something_looks_at_once(district, django_capture_on_commit_callbacks):
    generation.forget()
    before = generation.current()
    with django_capture_on_commit_callbacks(execute=True):
        Hotline.objects.first().save()
    assert generation.current() != before


def test_a_change_that_commits_after_a_later_one_is_noticed(db):
    Change.objects.create(pk=7)
    before = stored()
    Change.objects.create(pk=5)
    assert stored() != before


def test_the_names_of_what_is_private_are_names_of_something(db):
    from django.apps import apps

    labels = {model._meta.label for model in apps.get_models()}
    assert PRIVATE_MODELS - labels == set()
    assert PRIVATE_APPS - {label.split(".")[0] for label in labels} == {"migrations"}  # Django's own record, which is no app


def test_a_model_that_nobody_thought_of_counts_as_visible(db):
    assert is_visible(Hotline)
    assert not is_visible(Counter)


def test_while_the_database_is_away_the_generation_stays_what_it_was(db, monkeypatch):
    own = Generation()
    Change.objects.create()
    before = own.current(exactly=True)

    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(generations, "stored", away)
    assert own.current(exactly=True) == before


@pytest.mark.parametrize("rows", [3, 1005])
def test_at_night_all_but_the_newest_thousand_rows_go(db, rows):
    Change.objects.bulk_create([Change() for _ in range(rows)])
    newest = stored()[0]
    forget_old_changes()
    assert stored() == (newest, min(rows, 1000))
