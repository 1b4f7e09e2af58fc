"""/plan/print/ and /plan/plan.pdf; everything else below /plan/ is a page."""

from django.urls import path

from cms.plan import views

app_name = "plan"
urlpatterns = [
    path("print/", views.print_plan, name="print"),
    path("plan.pdf", views.pdf, name="pdf"),
]
