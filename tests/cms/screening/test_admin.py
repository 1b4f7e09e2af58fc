"""Editors keep programmes, sites and places; nothing unchecked reaches residents, nothing that is held is lost."""

from datetime import date

import pytest
from django import forms
from django.utils.translation import override

from cms.screening.forms import OfferForm, ProgrammeForm, SiteForm
from services.screening.models import Offer, Programme, Site

CHECKED = {"source": "虚构，仅供测试", "verified_on": "2026-11-01", "verified_by": "测试", "is_active": "on"}


@pytest.fixture
def offer(district) -> Offer:
    site = Site.objects.create(name="示例站（虚构）", source="虚构", verified_on=date(2026, 11, 1), verified_by="测试")
    return Offer.objects.create(programme=Programme.objects.get(code="cancer"), site=site, capacity=3, taken=2, source="虚构")


@pytest.mark.django_db
def test_a_day_of_checking_needs_somebody_who_checked():
    assert list(SiteForm({"name": "甲", **CHECKED, "verified_by": ""}).errors) == ["verified_by"]


def test_half_of_the_english_is_refused(district):
    programme = Programme.objects.get(code="cancer")
    data = forms.model_to_dict(programme) | CHECKED | {"bring_en": ""}
    assert list(ProgrammeForm(data, instance=programme).errors) == ["bring_en"]
    assert ProgrammeForm(data | {"name_en": "", "summary_en": ""}, instance=programme).is_valid()


@pytest.mark.parametrize("form", [ProgrammeForm, SiteForm])
def test_a_programme_and_a_site_have_the_name_of_a_thing(form):
    with override("zh-hans"):
        assert str(form.base_fields["name"].label) == "名称"


@pytest.mark.parametrize(("capacity", "errors"), [(1, ["capacity"]), (2, [])])
def test_places_that_are_held_cannot_be_taken_away(offer, capacity, errors):
    data = {"programme": offer.programme_id, "site": offer.site_id, "capacity": capacity, **CHECKED}
    assert list(OfferForm(data, instance=offer).errors) == errors


@pytest.mark.parametrize("where", ["programme", "site", "offer"])
def test_editors_keep_them_in_the_admin_and_a_stranger_does_not(where, site, offer, editor_client, stranger_client):
    assert editor_client.get(f"/cms/checks-{where}/").status_code == 200
    assert stranger_client.get(f"/cms/checks-{where}/").status_code in (302, 403, 404)


def test_programmes_are_changed_and_never_added_and_nothing_is_deleted(site, offer, editor_client):
    assert editor_client.get(f"/cms/checks-programme/edit/{offer.programme_id}/").status_code == 200
    for address in ("programme/new/", f"site/delete/{offer.site_id}/", f"offer/delete/{offer.pk}/"):
        assert editor_client.get(f"/cms/checks-{address}").status_code in (302, 403, 404)


def test_an_editor_states_a_site_with_its_day_of_checking(site, district, editor_client):
    data = {"name": "示例站（虚构）", "subdistrict": "", "address": "", "phone": "", "hours": "", **CHECKED}
    assert editor_client.post("/cms/checks-site/new/", data).status_code == 302
    assert Site.objects.get().is_verified


@pytest.mark.parametrize(
    ("where", "said"),
    [("programme", ("项目", "名称", "核实日期")), ("site", ("机构", "街道", "核实日期")), ("offer", ("名额", "已约", "核实日期"))],
)
def test_lists_speak_the_editors_language(where, said, site, offer, editor_client):
    page = editor_client.get(f"/cms/checks-{where}/").content.decode()
    assert all(word in page for word in said)
    for english in ("Verified on", "Subdistrict", "Capacity", "Offers", "Sites", "Programmes", "sites"):
        assert f">{english}" not in page
        assert f"{english}<" not in page


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"opens_on": "2026-12-20", "closes_on": "2026-12-10"}, ["closes_on"]),
        ({"opens_on": "2026-12-20", "closes_on": "2026-12-20"}, []),
        ({"min_age": "64", "max_age": "35"}, ["max_age"]),
    ],
)
def test_an_end_is_not_before_its_beginning(district, wrong, errors):
    programme = Programme.objects.get(code="cancer")
    assert list(ProgrammeForm(forms.model_to_dict(programme) | CHECKED | wrong, instance=programme).errors) == errors
