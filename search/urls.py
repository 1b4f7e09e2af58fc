"""/search/: ask there, read the answer below it at an address that does not tell the question."""

from django.urls import path

from search import views

app_name = "search"
urlpatterns = [
    path("", views.ask, name="search"),
    path("suggest/", views.offer, name="suggest"),
    path("<str:address>/", views.answer, name="answer"),
]
