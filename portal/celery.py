"""The Celery application: in production a hint that an outbox row waits; the row is the truth."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

app = Celery("halfsky")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
