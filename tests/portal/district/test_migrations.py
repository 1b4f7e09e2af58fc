"""Migrations of a portal that has been running: rows are there, and others listen to what is saved."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models.signals import post_save

from portal.district.models import Hotline

pytestmark = pytest.mark.django_db


def test_lines_are_named_without_telling_those_who_listen(district):
    heard: list[object] = []

    def hear(instance: object, **kwargs: object) -> None:
        heard.append(instance)

    for line in Hotline.objects.all():
        Hotline.objects.filter(pk=line.pk).update(code=f"x{line.pk}")
    post_save.connect(hear, sender=Hotline)
    try:
        import_module("portal.district.migrations.0003_lines_that_editors_change").name_lines(apps, None)
    finally:
        post_save.disconnect(hear, sender=Hotline)
    assert heard == []
    assert Hotline.objects.get(number="12338").code == "women"
