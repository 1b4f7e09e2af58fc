"""/desk/"""

from django.urls import path, re_path

from services.desk import figures
from services.desk.offices import accounts, machine, trail
from services.desk.views import away, cases, files, inbox, notices, opinions, phone, reading, referrals, retention, supervision, writing

app_name = "desk"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("find/", inbox.find, name="find"),
    path("lists/keep/", inbox.keep, name="keep"),
    path("lists/<int:pk>/forget/", inbox.forget, name="forget"),
    path("away/", away.away, name="away"),
    path("away/say/", away.say, name="say_away"),
    path("away/hand-over/", away.hand_over, name="hand_over"),
    path("away/<int:pk>/back/", away.back, name="back"),
    path("give/", inbox.give, name="give"),
    path("supervision/", supervision.supervision, name="supervision"),
    re_path(r"^supervision/opinions/(?P<pk>[0-9]{1,9})/(?P<step>settle|raise)/$", opinions.step, name="opinion_step"),
    path("supervision/<str:code>/", opinions.department, name="supervised"),
    path("supervision/<str:code>/urge/", opinions.urge, name="urge"),
    path("opinions/", opinions.opinions, name="opinions"),
    path("opinions/<int:pk>/answer/", opinions.answer, name="answer_opinion"),
    path("staff/", accounts.staff, name="staff"),
    path("staff/open/", accounts.opened, name="staff_open"),
    path("staff/<int:pk>/", accounts.person, name="staff_person"),
    path("audit/", trail.trail, name="audit"),
    path("audit/verify/", trail.verify, name="audit_verify"),
    path("audit/export/", trail.export, name="audit_export"),
    path("system/", machine.system, name="system"),
    path("system/<int:pk>/retry/", machine.retry, name="system_retry"),
    path("figures/", figures.figures, name="figures"),
    re_path(r"^figures/(?P<quarter>[0-9]{4}Q[1-4])/$", figures.figures, name="figures_of"),
    re_path(r"^figures/(?P<quarter>[0-9]{4}Q[1-4])/correct/$", figures.correct, name="figures_correct"),
    path("phone/", phone.start, name="phone"),
    path("phone/log/", phone.log, name="phone_log"),
    path("phone/<slug:slug>/", phone.ask, name="phone_ask"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<uuid:case_id>/", notices.notice, name="notice"),
    path("retention/", retention.retention, name="retention"),
    path("retention/propose/", retention.propose, name="propose_erasure"),
    path("retention/<uuid:pk>/approve/", retention.approve, name="approve_erasure"),
    path("referred/", referrals.referred, name="referred"),
    path("referred/<uuid:entry_id>/", referrals.referral, name="referral"),
    path("referred/<uuid:entry_id>/<slug:step>/", reading.step, name="reading"),
    path("<uuid:case_id>/", cases.case, name="case"),
    path("<uuid:case_id>/reveal/", cases.reveal, name="reveal"),
    path("<uuid:case_id>/referral/<uuid:entry_id>/", referrals.end_referral, name="end_referral"),
    path("<uuid:case_id>/file/<int:number>/", files.file, name="file"),
    path("<uuid:case_id>/write/", writing.write, name="write"),
    path("<uuid:case_id>/<slug:code>/", cases.act, name="act"),
]
