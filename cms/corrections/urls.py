"""/corrections/"""

from django.urls import path

from cms.corrections.views import answers, correct, thanks

app_name = "corrections"
urlpatterns = [path("", correct, name="correct"), path("thanks/", thanks, name="thanks"), path("answers/", answers, name="answers")]
