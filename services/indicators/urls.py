"""/data/indicators/: the indicators of the plan, for everybody."""

from django.urls import path

from services.indicators import goal_views, sex_views, views
from services.indicators.files import PARTS, READINGS, as_csv, as_json, as_xlsx, file_of

app_name = "indicators"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("readings.csv", file_of(READINGS, as_csv), name="csv"),
    path("readings.json", file_of(READINGS, as_json), name="json"),
    path("readings.xlsx", file_of(READINGS, as_xlsx), name="xlsx"),
    path("parts.csv", file_of(PARTS, as_csv), name="parts_csv"),
    path("parts.json", file_of(PARTS, as_json), name="parts_json"),
    path("parts.xlsx", file_of(PARTS, as_xlsx), name="parts_xlsx"),
    path("goals/", goal_views.goals, name="goals"),
    path("compare/", goal_views.compare, name="compare"),
    path("by-sex/", sex_views.by_sex, name="by_sex"),
    path("<slug:code>/", views.indicator, name="indicator"),
]
