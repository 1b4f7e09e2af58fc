"""Neutral addresses: /f/ asks, /r/ comes back, /n/ is her list of numbers, /x/ leaves."""

from django.urls import path

from services.intake.views import (
    agreeing,
    asking,
    coming_back,
    copying,
    filing,
    keeping,
    leaving,
    papers,
    passkeys,
    rating,
    reaching,
    sending,
    shelf,
    wishing,
)

app_name = "intake"
urlpatterns = [
    path("f/", asking.choose, name="choose"),
    path("f/done/", sending.done, name="done"),
    path("f/<slug:slug>/", asking.before, name="before"),
    path("f/<slug:slug>/check/", sending.check, name="check"),
    path("f/<slug:slug>/paper/<slug:name>/", papers.paper, name="paper"),
    path("f/<slug:slug>/<int:number>/", asking.step, name="step"),
    path("f/<slug:slug>/<int:number>/keep/", keeping.keep, name="keep"),
    path("r/", coming_back.look_up, name="lookup"),
    path("r/o/", coming_back.held, name="held"),
    path("r/w/", wishing.wish, name="wish"),
    path("r/c/", reaching.reach, name="reach"),
    path("r/s/<uuid:entry_id>/", agreeing.disagree, name="disagree"),
    path("r/a/", filing.files, name="files"),
    path("r/rate/", rating.rate, name="rate"),
    path("r/copy/", copying.copy, name="copy"),
    path("r/copy/all/", copying.told, name="told"),
    path("r/end/", coming_back.let_go, name="let_go"),
    path("n/", shelf.shelf, name="shelf"),
    path("n/c/", shelf.code, name="shelf_code"),
    path("n/a/", shelf.add, name="shelf_add"),
    path("n/o/", shelf.take, name="shelf_take"),
    path("n/d/", shelf.delete, name="shelf_delete"),
    path("n/k/", passkeys.use, name="passkey_use"),
    path("n/p/", passkeys.make, name="passkey_make"),
    path("n/p/d/", passkeys.remove, name="passkey_remove"),
    path("n/end/", shelf.sign_out, name="shelf_out"),
    path("x/", leaving.leave, name="leave"),
]
