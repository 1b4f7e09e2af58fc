"""The exchange with the city's database: there and back without loss, and every way in which a file is refused."""

import csv
import io
from decimal import Decimal

import pytest

from portal.audit.models import Entry
from services.indicators import demo
from services.indicators.actions.readings import approve
from services.indicators.errors import NotAllowed
from services.indicators.exchange.profile import COLUMNS
from services.indicators.exchange.reading import MOST_LINES, news, read, take
from services.indicators.exchange.writing import export, written
from services.indicators.models import Indicator, Reading
from services.indicators.models.reading import State
from services.indicators.workbook.sheets import Faulty
from tests.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(statistician):
    return person("colleague", "statistics", "TJ")


@pytest.fixture
def readings(approved, screening):
    """A whole, its parts, a year that does not apply, a changed definition and texts that a spreadsheet would run."""
    approved(screening, 2023, "80.1234", numerator=Decimal("801.234"), denominator=Decimal(1000))
    approved(screening, 2024, None)
    approved(screening, 2025, "83.1", redefined=True, stage="final", source="=SUM(A1)", note='"一"，\n二')
    for part in ("sex:female", "age:35-64", "age:65+", "residence:rural", "subdistrict:210303002"):
        approved(screening, 2025, "84", part=part, source="'年报")
    approved(Indicator.objects.get(code="4-2a"), 2025, "31", reference=Decimal("30.5"))


def sheet(**changes: str) -> bytes:
    """A file of one good line with some cells changed."""
    line = dict.fromkeys(COLUMNS, "") | {"profile": "1", "area": "210303", "indicator": "1-3a", "unit": "%", "year": "2025"}
    line |= {"status": "reported", "value": "83.1", "redefined": "0", "stage": "first", "demo": "0"} | changes
    return lines([list(COLUMNS), list(line.values())])


def lines(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def faults(content: bytes) -> list[str]:
    with pytest.raises(Faulty) as refused:
        read(content)
    return [fault.cell for fault in refused.value.faults]


def test_a_file_there_and_back_is_the_same_to_the_byte(readings, statistician, colleague):
    sent = export(actor=statistician)
    assert len(sent.splitlines()) > Reading.objects.count()
    Reading.objects.all().delete()
    for reading in take(lines=read(sent), actor=statistician, confirmed=True):
        approve(reading=reading, actor=colleague)
    assert written() == sent


def test_seven_years_of_readings_come_back_too(district, settings, statistician):
    settings.DEMO = True
    demo.make()
    sent = written()
    before = set(Reading.objects.values_list("indicator__code", "year", "value", "numerator", "denominator", "is_demo"))
    Reading.objects.all().delete()
    take(lines=read(sent), actor=statistician, confirmed=True)
    assert set(Reading.objects.values_list("indicator__code", "year", "value", "numerator", "denominator", "is_demo")) == before


def test_what_comes_in_is_public_only_when_a_colleague_approves_it(screening, statistician, colleague):
    (reading,) = take(lines=read(sheet()), actor=statistician)
    assert reading.state == State.SUBMITTED
    assert written().count(b"\r\n") == 1
    approve(reading=reading, actor=colleague)
    assert b",83.1," in written()


def test_what_is_known_already_is_passed_over(readings, statistician):
    sent = read(written())
    assert news(sent) == []
    changed = read(written().replace(b",83.1,", b",83.2,"))
    assert [line.report.value for line in news(changed)] == [Decimal("83.2")]


WRONG = [
    ("profile", "2", "A2 profile"),
    ("area", "210302", "B2 area"),
    ("indicator", "9-9z", "C2 indicator"),
    ("unit", "‰", "E2 unit"),
    ("year", "25", "F2 year"),
    ("part", "sex:other", "G2 part"),
    ("part", "age:64-35", "G2 part"),
    ("part", "subdistrict:110101001", "G2 part"),
    ("status", "yes", "H2 status"),
    ("status", "not_applicable", "I2 value"),
    ("value", "", "I2 value"),
    ("value", "83.12345", "I2 value"),
    ("value", "NaN", "I2 value"),
    ("value", "1e12", "I2 value"),
    ("numerator", "many", "J2 numerator"),
    ("redefined", "yes", "M2 redefined"),
    ("stage", "审定", "N2 stage"),
    ("source", "长" * 121, "O2 source"),
    ("demo", "1", "Q2 demo"),
]


def test_every_fault_is_named_by_its_cell(screening):
    for column, value, cell in WRONG:
        assert faults(sheet(**{column: value})) == [cell], (column, value)


def test_several_faults_are_told_at_once(screening):
    assert faults(sheet(year="x", stage="x", value="x")) == ["F2 year", "I2 value", "N2 stage"]


def test_the_same_twice_in_a_file_is_refused(screening):
    rows = sheet().decode().splitlines()
    assert faults("\r\n".join([*rows, rows[1]]).encode()) == ["F3 year"]


SHAPELESS = [
    (b"", "A1"),
    (b"a,b\r\n1,2\r\n", "A1"),
    (lines([list(COLUMNS)]), ""),
    (lines([list(COLUMNS), ["1"]]), "A2"),
    ("编号".encode("gb18030"), ""),
    (b"PK\x03\x04\xff\xfe", ""),
    (lines([list(COLUMNS)] + [[""] * len(COLUMNS)] * (MOST_LINES + 1)), ""),
    (b"x" * 2_000_001, ""),
]


def test_a_file_of_another_shape_is_refused_whole(district):
    for content, cell in SHAPELESS:
        assert faults(content) == [cell], content[:40]


def test_one_line_that_cannot_be_true_keeps_all_of_them_out(screening, statistician):
    rows = sheet().decode().splitlines()
    impossible = sheet(year="2024", value="130").decode().splitlines()[1]
    with pytest.raises(Faulty) as refused:
        take(lines=read("\r\n".join([*rows, impossible]).encode()), actor=statistician)
    assert [fault.cell for fault in refused.value.faults] == ["I3 value"]
    assert not Reading.objects.exists()


def test_only_the_statistics_office_exchanges_and_it_is_written_down(readings, health, statistician):
    with pytest.raises(NotAllowed):
        export(actor=health)
    with pytest.raises(NotAllowed):
        take(lines=[], actor=health)
    export(actor=statistician)
    assert Entry.objects.latest("seq").action == "readings.exported"
