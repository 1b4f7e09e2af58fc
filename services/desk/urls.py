"""/desk/"""

from django.urls import path

from services.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/accept/", views.accept, name="accept"),
    path("<uuid:case_id>/write/", views.write, name="write"),
    path("<uuid:case_id>/note/", views.note, name="note"),
    path("<uuid:case_id>/close/", views.close, name="close"),
]
