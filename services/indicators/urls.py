"""/data/indicators/: the indicators of the plan, for everybody."""

from django.urls import path

from services.indicators import downloads, views

app_name = "indicators"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("readings.csv", downloads.readings_csv, name="csv"),
    path("readings.json", downloads.readings_json, name="json"),
    path("readings.xlsx", downloads.readings_xlsx, name="xlsx"),
    path("<slug:code>/", views.indicator, name="indicator"),
]
