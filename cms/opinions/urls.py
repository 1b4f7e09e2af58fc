"""What is sent to a collection; the collection itself is a page."""

from django.urls import path

from cms.opinions.views import DONE, take, thanks

app_name = "opinions"
urlpatterns = [
    path("<slug:slug>/take/", take, name="take"),
    path(f"<slug:slug>/{DONE}/", thanks, name="thanks"),
]
