"""/data/indicators/: the indicators of the plan, for everybody."""

from django.urls import path

from services.indicators import downloads, goal_views, sex_views, views

app_name = "indicators"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("readings.csv", downloads.readings_csv, name="csv"),
    path("readings.json", downloads.readings_json, name="json"),
    path("readings.xlsx", downloads.readings_xlsx, name="xlsx"),
    path("goals/", goal_views.goals, name="goals"),
    path("compare/", goal_views.compare, name="compare"),
    path("by-sex/", sex_views.by_sex, name="by_sex"),
    path("<slug:code>/", views.indicator, name="indicator"),
]
