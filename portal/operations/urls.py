"""Probes."""

from django.urls import path

from portal.operations import views

health = [path("healthz", views.healthz), path("readyz", views.readyz)]
metrics = [path("metrics", views.metrics)]
