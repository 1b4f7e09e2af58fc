"""/desk/readings/"""

from django.urls import path

from services.desk.readings import approval, evidence, exchange, reporting, reports, supervision

app_name = "readings"
urlpatterns = [
    path("", reporting.overview, name="overview"),
    path("template.xlsx", reporting.template_file, name="template"),
    path("workbook/", reporting.workbook, name="workbook"),
    path("days/", reporting.days, name="days"),
    path("approval/", approval.waiting, name="waiting"),
    path("approval/<int:pk>/approve/", approval.approve, name="approve"),
    path("approval/<int:pk>/return/", approval.send_back, name="return"),
    path("warnings/", supervision.warnings, name="warnings"),
    path("warnings/<slug:code>/<slug:kind>/", supervision.open_task, name="open_task"),
    path("tasks/", supervision.tasks, name="tasks"),
    path("evidence/<int:pk>/", evidence.of_reading, name="evidence"),
    path("tasks/<int:pk>/evidence/", evidence.of_task, name="task_evidence"),
    path("tasks/<int:pk>/answer/", supervision.answer, name="answer"),
    path("tasks/<int:pk>/close/", supervision.close, name="close_task"),
    path("exchange/", exchange.exchange, name="exchange"),
    path("exchange/readings.csv", exchange.outgoing, name="exchange_out"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.progress, name="report_progress"),
    path("reports/<int:pk>/<slug:kind>/", reports.file, name="report_file"),
    path("<slug:code>/<int:year>/", reporting.reading, name="reading"),
]
