"""/r/g/: giving a place back."""

from django.urls import path

from services.screening import views

app_name = "screening"
urlpatterns = [path("r/g/", views.give_back, name="give_back")]
