"""/data/: public counts and downloads."""

from django.urls import path, re_path

from services.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("", views.index, name="index"),
    path("method/", views.method, name="method"),
    path("services/", views.services, name="services"),
    re_path(r"^services/(?P<code>[0-9]{4}(?:Q[1-4])?)/$", views.services, name="period"),
    path("services.json", views.services_json, name="services_json"),
    path("services.csv", views.services_csv, name="services_csv"),
    path("services.xlsx", views.services_xlsx, name="services_xlsx"),
]
