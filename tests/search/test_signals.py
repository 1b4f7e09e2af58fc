"""The index follows rows as they are saved; what a migration saves, as a model of the past, leaves it alone."""

import pytest
from django.db.migrations.state import ProjectState

from portal.district.models import Hotline
from search.models import Entry

pytestmark = pytest.mark.django_db


def test_a_row_that_a_migration_saves_is_left_to_the_next_rebuilding(district):
    line = Hotline.objects.first()
    past = ProjectState.from_apps(Hotline._meta.apps).apps.get_model("district", "Hotline").objects.get(pk=line.pk)
    past.name = "改过的热线"
    past.save()
    assert not Entry.objects.filter(title__contains="改过的热线").exists()
    Hotline.objects.get(pk=line.pk).save()
    past.delete()
