"""How content she is: five levels, a sentence if she likes, hers to change, counted without her."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import SUPERVISOR
from services.cases import actions
from services.cases.actions.erasing import erase
from services.cases.models import Case, Rating
from services.cases.supervision import FEWEST, by_department
from services.intake.wishes import LEVELS
from tests.conftest import person, signed_in
from tests.services.intake.conftest import words_of

SENTENCE = "等了三周才有人回复"


@pytest.fixture
def holding(her, caseworker):
    """She holds the number of a request that was accepted."""
    receipt = her.asks()
    actions.accept(case=Case.objects.get(), actor=caseworker)
    her.opens(receipt)
    return her


def says(holding, level="2", sentence=SENTENCE):
    return holding.client.post("/r/rate/", {"level": level, "s": sentence}, follow=True)


@pytest.mark.parametrize("level", [code for code, _ in LEVELS])
def test_she_says_it_on_her_page_once_and_may_change_it(holding, level):
    assert "您满意吗" in words_of(holding.get("/r/o/"))
    says(holding, "3")
    page = says(holding, level)
    assert Rating.objects.get().level == int(level)
    assert "谢谢" in words_of(page)


def test_it_may_still_be_changed_after_the_end(holding, caseworker):
    actions.close(case=Case.objects.get(), actor=caseworker, outcome="helped", text="办好了。")
    says(holding, "5", "")
    assert Rating.objects.get().level == 5


def test_before_anybody_took_it_on_she_is_not_asked(her):
    her.opens(her.asks())
    assert "您满意吗" not in words_of(her.page)


@pytest.mark.parametrize("level", ["", "0", "6", "x"])
def test_there_are_five_levels_and_a_wrong_one_loses_no_sentence(holding, level):
    page = holding.client.post("/r/rate/", {"level": level, "s": SENTENCE})
    assert page.status_code == 422
    assert SENTENCE in page.content.decode()
    assert not Rating.objects.exists()


def test_her_sentence_is_sealed_and_not_shown_to_whoever_holds_her_number(holding):
    says(holding)
    assert SENTENCE.encode() not in bytes(Rating.objects.get().sealed)
    for address in ("/r/o/", "/r/rate/"):
        assert SENTENCE not in holding.get(address).content.decode()


def test_the_department_reads_it_and_a_stranger_finds_nothing(holding, caseworker_client, stranger_client):
    says(holding)
    address = reverse("desk:case", args=[Case.objects.get().pk])
    page = caseworker_client.get(address).content.decode()
    assert SENTENCE in page
    assert "不满意" in page
    assert stranger_client.get(address).status_code == 404


def rated(levels) -> None:
    Rating.objects.bulk_create(Rating(department=Case.objects.first().department, level=level, said_on="2026-11-20") for level in levels)


@pytest.mark.parametrize(("others", "rate"), [([], None), ([5, 5, 4], None), ([5, 5, 4, 3], 80)])
def test_supervision_sees_a_share_and_never_that_of_a_few(holding, others, rate, time_machine):
    time_machine.move_to("2026-11-25 10:00 +0800")
    says(holding)
    rated(others)
    assert [(one.said, one.contentment) for one in by_department() if one.said] == [(1 + len(others), rate)]
    page = words_of(signed_in(person("supervisor", SUPERVISOR, "FEGW")).get("/desk/supervision/"))
    assert ("不足 5 人评价" in page) is (rate is None)
    for private in (SENTENCE, Case.objects.get().reference):
        assert private not in page
    assert FEWEST == 5


def test_no_public_page_counts_it(holding):
    says(holding)
    for address in ("/", "/data/", "/data/services/"):
        page = Client().get(address, follow=True)
        assert "满意" not in page.content.decode()


def test_an_erased_case_leaves_a_count_without_a_person(holding):
    says(holding)
    erase([Case.objects.get().pk])
    said = Rating.objects.get()
    assert (said.case, bytes(said.sealed), said.level) == (None, b"", 2)
