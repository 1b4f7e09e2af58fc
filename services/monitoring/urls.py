"""/data/: public figures and downloads."""

from django.urls import path

from services.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("", views.index, name="index"),
    path("services/", views.services, name="services"),
    path("services.json", views.services_json, name="services_json"),
    path("services.csv", views.services_csv, name="services_csv"),
]
