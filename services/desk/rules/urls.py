"""/desk/rules/"""

from django.urls import path, re_path

from services.desk.rules import views

app_name = "rules"
urlpatterns = [
    path("", views.rules, name="rules"),
    path("changes/<int:pk>/", views.change, name="change"),
    path("changes/<int:pk>/edit/", views.edit, name="edit"),
    path("changes/<int:pk>/refuse/", views.refuse, name="refuse"),
    re_path(r"^changes/(?P<pk>[0-9]{1,9})/(?P<step>propose|approve)/$", views.step, name="step"),
    path("<str:code>/", views.draft, name="draft"),
]
