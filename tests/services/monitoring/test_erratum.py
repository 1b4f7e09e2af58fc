"""A wrong release is made again once, when two persons say so, with every cell drawn afresh and a notice."""

import pytest

from portal.accounts.roles import STATISTICS
from portal.audit.models import Entry
from services.monitoring import ledger
from services.monitoring.erratum import NotAllowed, NothingToCorrect, SamePerson, approve
from services.monitoring.models import ErratumApproval, Release
from services.monitoring.queries import releases
from services.monitoring.release import close_quarter
from tests.conftest import person
from tests.factories.figures import quarter_of_facts

REASON = "第三季度把重复登记算了两次"


@pytest.fixture
def office(books):
    quarter_of_facts(1, "2026Q3")
    close_quarter("2026Q3")
    return [person(name, STATISTICS) for name in ("first", "second", "third")]


def corrected(office) -> Release:
    approve("2026Q3", actor=office[0], reason=REASON)
    return approve("2026Q3", actor=office[1], reason="同意")


def test_one_person_alone_changes_nothing(office):
    assert approve("2026Q3", actor=office[0], reason=REASON) is None
    assert Release.objects.count() == 1


def test_the_same_person_twice_is_one_person(office):
    approve("2026Q3", actor=office[0], reason=REASON)
    with pytest.raises(SamePerson):
        approve("2026Q3", actor=office[0], reason=REASON)
    assert Release.objects.count() == ErratumApproval.objects.count() == 1


def test_with_two_every_cell_is_drawn_afresh(office, monkeypatch):
    drawn = []
    monkeypatch.setattr("services.monitoring.content.discrete_laplace", lambda epsilon, below: drawn.append(epsilon) or 0)
    release = corrected(office)
    assert len(drawn) == 47
    assert (release.version, release.data["notice"]) == (2, REASON)
    assert ledger.read("2026Q3", 2) == bytes(release.content)
    assert releases() == [release]
    assert Entry.objects.filter(action="release.erratum_approved").count() == 2


def test_the_first_version_stays_as_it_was(office):
    before = bytes(Release.objects.get().content)
    corrected(office)
    assert bytes(Release.objects.get(version=1).content) == before


def test_there_is_no_third_version(office):
    corrected(office)
    with pytest.raises(NothingToCorrect):
        approve("2026Q3", actor=office[2], reason=REASON)


def test_an_open_quarter_has_nothing_to_correct(office):
    with pytest.raises(NothingToCorrect):
        approve("2026Q4", actor=office[0], reason=REASON)


def test_nobody_else_may_say_so(office, caseworker):
    with pytest.raises(NotAllowed):
        approve("2026Q3", actor=caseworker, reason=REASON)


def test_an_old_backup_gets_the_corrected_version_back_too(office):
    content = bytes(corrected(office).content)
    Release.objects.all().delete()
    assert bytes(close_quarter("2026Q3").content) == content
    assert Release.objects.count() == 2
