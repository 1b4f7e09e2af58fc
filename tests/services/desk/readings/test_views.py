"""The reporting pages: who gets there, giving readings, deciding on them."""

import io
import re
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from services.indicators.models import Indicator, Reading
from services.indicators.models.reading import State

pytestmark = pytest.mark.django_db
ADDRESSES = ("", "template.xlsx", "1-3a/2025/")
STREET = "subdistrict:210303002"
GIVEN = {"value": "83.1", "stage": "first", "source": "妇女常见病筛查年报"}


def of_year(client, year=2025, code="1-3a", **more):
    return client.post(f"/desk/readings/{code}/{year}/", GIVEN | more)


def workbook(client, **cells):
    book = load_workbook(io.BytesIO(client.get("/desk/readings/template.xlsx?year=2025").content))
    for cell, value in cells.items():
        book.active[cell] = value
    content = io.BytesIO()
    book.save(content)
    return {"file": SimpleUploadedFile("readings.xlsx", content.getvalue())}


@pytest.mark.parametrize("address", ADDRESSES)
def test_for_everybody_else_the_readings_do_not_exist(address, caseworker_client, stranger_client, editor_client, auditor_client):
    for client in (caseworker_client, stranger_client, editor_client, auditor_client):
        assert client.get(f"/desk/readings/{address}").status_code == 404


@pytest.mark.parametrize("address", [*ADDRESSES, "approval/"])
def test_who_is_not_signed_in_is_asked_to(client, district, address):
    assert client.get(f"/desk/readings/{address}")["Location"].startswith("/accounts/login/")


def test_a_reporter_does_not_decide(health):
    of_year(health)
    reading = Reading.objects.get()
    for act in ("", f"{reading.pk}/approve/", f"{reading.pk}/return/"):
        answer = health.post(f"/desk/readings/approval/{act}", {"reason": "x"}) if act else health.get("/desk/readings/approval/")
        assert answer.status_code == 404
    assert Reading.objects.get().state == State.SUBMITTED


def test_the_list_shows_her_departments_indicators_only(health):
    page = health.get("/desk/readings/").content.decode()
    assert "妇女常见病筛查率" in page
    assert "小学辍学率" not in page


def test_the_year_is_chosen_on_the_page(health):
    page = health.get("/desk/readings/?year=2023").content.decode()
    assert "<option selected>2023</option>" in page
    assert "<h1>2023" in page


def test_another_departments_indicator_is_404(health):
    assert health.get("/desk/readings/2-5b/2025/").status_code == 404
    assert of_year(health, code="2-5b").status_code == 404


def test_a_reading_goes_to_the_office_and_from_there_to_the_public(health, statistician, client):
    assert of_year(health)["Location"] == "/desk/readings/?year=2025"
    assert "83.1 %" not in client.get("/data/indicators/1-3a/").content.decode()
    reading = Reading.objects.get()
    assert "83.1" in statistician.get("/desk/readings/approval/").content.decode()
    statistician.post(f"/desk/readings/approval/{reading.pk}/approve/")
    assert "83.1 %" in client.get("/data/indicators/1-3a/").content.decode()


def test_a_returned_reading_shows_its_reason_where_she_looks(health, statistician):
    of_year(health)
    statistician.post(f"/desk/readings/approval/{Reading.objects.get().pk}/return/", {"reason": "分母口径不对"})
    assert "分母口径不对" in health.get("/desk/readings/?year=2025").content.decode()


def test_a_return_without_a_reason_is_asked_for_one(health, statistician):
    of_year(health)
    answer = statistician.post(f"/desk/readings/approval/{Reading.objects.get().pk}/return/", {"reason": " "})
    assert answer.status_code == 422
    assert "请写明需要改什么" in answer.content.decode()
    assert Reading.objects.get().state == State.SUBMITTED


def test_what_waits_is_shown_beside_what_was_approved_before(health, statistician):
    for year, value in ((2021, "75"), (2022, "77"), (2023, "80"), (2024, "82")):
        of_year(health, year, value=value, numerator="", denominator="")
        statistician.post(f"/desk/readings/approval/{Reading.objects.get(year=year).pk}/approve/")
    of_year(health)
    assert "2024: 82 · 2023: 80 · 2022: 77</p>" in statistician.get("/desk/readings/approval/").content.decode()


def test_a_correction_is_shown_beside_the_figure_that_it_replaces_and_says_so_in_public(health, statistician, client):
    of_year(health, value="81", numerator="", denominator="")
    statistician.post(f"/desk/readings/approval/{Reading.objects.get().pk}/approve/")
    assert "修订" not in client.get("/data/indicators/1-3a/").content.decode()
    of_year(health)
    assert "2025: 81（将被替换）" in statistician.get("/desk/readings/approval/").content.decode()
    statistician.post(f"/desk/readings/approval/{Reading.objects.get(state=State.SUBMITTED).pk}/approve/")
    table = client.get("/data/indicators/1-3a/").content.decode().split("<table")[1].split("</table>")[0]
    assert ("83.1" in table, ">81<" in table, " 修订</span>" in table) == (True, False, True)


def test_the_second_decision_is_told_that_it_is_too_late(health, statistician):
    of_year(health)
    address = f"/desk/readings/approval/{Reading.objects.get().pk}/approve/"
    statistician.post(address)
    assert statistician.post(address).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "831"},
        {"value": "x"},
        {"value": ""},
        {"value": "NaN"},
        {"value": "9" * 30},
        {"reference": "9" * 30},
        {"value": "83.1", "not_applicable": "on"},
        {"numerator": "5"},
        {"source": ""},
        {"stage": "z"},
        {"part": "其他"},
        {"evidence": SimpleUploadedFile("list.html", b"<script>")},
        {"evidence": SimpleUploadedFile("list.pdf", b"0" * (10 * 1024 * 1024 + 1))},
    ],
)
def test_a_mistake_keeps_what_was_typed_and_stores_nothing(health, wrong):
    answer = of_year(health, **({"note": "请保留这句话"} | wrong))
    assert answer.status_code == 422
    assert "请保留这句话" in answer.content.decode()
    assert not Reading.objects.exists()


@pytest.mark.parametrize("year", [1999, 2031])
def test_a_year_that_cannot_be_reported_is_404(health, year):
    assert of_year(health, year=year).status_code == 404


@pytest.mark.parametrize(
    ("words", "part", "name"),
    [("农村", "residence:rural", "农村"), ("35-64岁", "age:35-64", "35-64 岁"), ("繁荣街道", STREET, "繁荣街道")],
)
def test_a_group_is_named_in_the_words_of_the_template(health, statistician, client, words, part, name):
    assert of_year(health, part=words).status_code == 302
    reading = Reading.objects.get()
    assert reading.part == part
    assert name in statistician.get("/desk/readings/approval/").content.decode()
    statistician.post(f"/desk/readings/approval/{reading.pk}/approve/")
    assert f"{name}</th>" in client.get("/data/indicators/1-3a/").content.decode()
    assert f"<dd>{name} · 83.1" in health.get("/desk/readings/1-3a/2025/").content.decode()


def test_the_groups_are_offered_to_choose_from(health):
    page = health.get("/desk/readings/1-3a/2025/").content.decode()
    assert 'list="groups"' in page
    for words in ("女", "农村", "35-64岁", "繁荣街道"):
        assert f'<option value="{words}">' in page


def test_a_returned_group_is_shown_and_opened_with_its_name(health, statistician):
    of_year(health)
    of_year(health, part="农村")
    statistician.post(f"/desk/readings/approval/{Reading.objects.get(part='residence:rural').pk}/return/", {"reason": "农村口径不对"})
    page = health.get("/desk/readings/?year=2025").content.decode()
    assert "农村口径不对" in page
    address = re.search(r'href="(/desk/readings/1-3a/2025/\?part=[^"]+)"', page)[1]
    assert 'name="part" value="农村"' in health.get(address).content.decode()


def test_an_unusual_figure_is_asked_about_and_taken_when_confirmed(health):
    Reading.objects.create(
        indicator=Indicator.objects.get(code="1-3a"),
        year=2024,
        value=Decimal("0.81"),
        state=State.APPROVED,
        reported_at="2025-06-01T00:00Z",
    )
    answer = of_year(health)
    assert answer.status_code == 422
    assert "往年为 0.81 %。83.1 % 确认无误吗" in answer.content.decode()
    assert of_year(health, confirmed="on").status_code == 302


def test_a_workbook_is_taken_whole(health):
    answer = health.post("/desk/readings/workbook/?year=2025", workbook(health, E3=83.1, J3="年报", E2=9.9, J2="年报"))
    assert answer["Location"] == "/desk/readings/?year=2025"
    assert Reading.objects.filter(state=State.SUBMITTED).count() == 2


def test_of_a_workbook_with_one_wrong_cell_nothing_is_taken(health):
    answer = health.post("/desk/readings/workbook/", workbook(health, E3=831, J3="年报", E2=9.9, J2="年报"))
    assert answer.status_code == 422
    assert "E3" in answer.content.decode()
    assert not Reading.objects.exists()


@pytest.mark.parametrize("wrong", [{}, {"E3": 831, "J3": "年报"}])
def test_a_refused_workbook_leaves_her_in_the_year_where_she_was(health, wrong):
    (address,) = re.findall(r'action="(/desk/readings/workbook/[^"]*)"', health.get("/desk/readings/?year=2023").content.decode())
    page = health.post(address, workbook(health, **wrong) if wrong else {}).content.decode()
    assert "<option selected>2023</option>" in page
    assert f'action="{address}"' in page


def test_the_desk_writes_a_figure_as_the_public_pages_do(health, statistician, client):
    of_year(health, value="83.10", numerator="831", denominator="1000")
    waits = statistician.get("/desk/readings/approval/").content.decode()
    assert (">83.1</strong>" in waits, "831 / 1000" in waits) == (True, True)
    statistician.post(f"/desk/readings/approval/{Reading.objects.get().pk}/approve/")
    of_year(health, value="84.20", numerator="", denominator="")
    pages = {
        "overview": health.get("/desk/readings/?year=2025"),
        "reading": health.get("/desk/readings/1-3a/2025/"),
        "waiting": statistician.get("/desk/readings/approval/"),
        "public": client.get("/data/indicators/1-3a/"),
    }
    told = {name: re.findall(r"8[34]\.\d+", re.sub(r"(?s)<svg.*?</svg>", "", page.content.decode())) for name, page in pages.items()}
    assert all(found and set(found) <= {"83.1", "84.2"} for found in told.values()), told


def test_a_number_too_large_to_be_stored_is_refused_at_its_cell_even_when_confirmed(health):
    book = workbook(health, E3=83.1, J3="年报", F3=8.31e20, G3=1e21)
    answer = health.post("/desk/readings/workbook/", book | {"confirmed": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("F3" in page, "G3" in page, Reading.objects.exists()) == (True, True, False)
    assert health.get("/desk/readings/").status_code == 200


def test_the_office_is_told_when_no_workbook_was_chosen(health):
    assert health.post("/desk/readings/workbook/", {}).status_code == 422


def test_each_reading_that_waits_has_fields_of_its_own(health, statistician):
    for year in (2024, 2025):
        of_year(health, year=year)
    page = statistician.get("/desk/readings/approval/").content.decode()
    ids = re.findall(r' id="(id_[^"]*reason)"', page)
    assert len(ids) == len(set(ids)) == 2
    assert all(f'for="{name}"' in page for name in ids)


@pytest.mark.parametrize("typed", ["83.1%", "83.1 ％"])
def test_the_units_own_sign_may_stand_behind_the_figure(health, typed):
    assert of_year(health, value=typed).status_code == 302
    assert Reading.objects.get().value == Decimal("83.1")


@pytest.mark.parametrize(("field", "typed"), [("value", "831‰"), ("value", "10.5/10万"), ("reference", "120人")])
def test_another_unit_is_refused_at_its_field(health, field, typed):
    answer = of_year(health, **{field: typed})
    assert answer.status_code == 422
    assert "这里的单位是 %" in " ".join(answer.context["form"].errors[field])
    assert not Reading.objects.exists()


def test_the_unit_and_the_owners_name_stand_on_the_page(health):
    page = health.get("/desk/readings/1-3a/2025/").content.decode()
    assert "数值（%）" in page
    assert "区卫生健康局 · 妇女常见病筛查年报" in page
    assert "WJ" not in BeautifulSoup(page, "lxml").get_text()  # a token may hold any two letters


def test_a_fault_of_the_whole_file_sends_nobody_to_look_for_cells(health):
    broken = {"file": SimpleUploadedFile("readings.xlsx", b"no workbook")}
    page = health.post("/desk/readings/workbook/?year=2025", broken).content.decode()
    assert "<h2>全部未收</h2>" in page


def test_more_decimals_than_are_stored_are_rounded_as_in_a_workbook(health):
    of_year(health, value="83.123456")
    assert Reading.objects.get().value == Decimal("83.1235")


def test_what_does_not_apply_has_no_unit_behind_it(health, statistician):
    of_year(health, value="", not_applicable="on")
    assert 'class="figure-unit"' not in statistician.get("/desk/readings/approval/").content.decode()
