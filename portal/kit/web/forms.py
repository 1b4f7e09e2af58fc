"""How forms are drawn: fields as question groups, answers as large rows."""

from functools import cached_property
from pathlib import Path

import django.forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine

DJANGO_FORMS = Path(django.forms.__file__).parent / "templates"


class PortalFormRenderer(DjangoTemplates):
    """Draws `{{ field.as_field_group }}` with `templates/components/field.html`; widgets are Django's and the apps' own."""

    field_template_name = "components/field.html"

    @cached_property
    def engine(self) -> Engine:
        """An engine that knows our templates before Django's."""
        folders = [settings.ROOT / "templates", DJANGO_FORMS]
        options = {"libraries": {"ui": "portal.kit.web.ui_tags"}}
        return self.backend({"APP_DIRS": True, "DIRS": folders, "NAME": "forms", "OPTIONS": options})
