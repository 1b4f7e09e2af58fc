"""With her number she says anew how she may be reached: it counts at once, whole, and whoever reads along learns nothing."""

import pytest

from services.cases import actions
from services.cases.errors import NotSafe
from services.cases.models import Case, ContactWish
from tests.services.intake.conftest import words_of

pytestmark = pytest.mark.usefixtures("caseworker")
NO = {"q1": "no"}
YES = {"q1": "yes", "q2": "139 0000 5678", "q3": "sms", "q4": "noon", "q5": "no", "q6": "桂花"}


@pytest.fixture
def holding(her):
    her.opens(her.asks())
    her.get("/r/c/")
    return her


def sends(her, said: dict[str, str], **changed: str):
    form = said | {"k": her.page.context["form"]["k"].value()} | changed
    return her.client.post("/r/c/", form, follow=True)


def at_the_desk(caseworker):
    return actions.view(case=Case.objects.get(), actor=caseworker)


def test_the_consent_to_be_reached_folds_away_with_the_questions_when_she_says_no(holding):
    said = [line for line in holding.page.content.decode().splitlines() if "提交" in line and "同意" in line]
    assert len(said) == 1
    assert 'class="soft if-reached"' in said[0]


def test_do_not_contact_me_counts_at_once(holding, caseworker):
    actions.accept(case=Case.objects.get(), actor=caseworker)
    actions.log_call(case=Case.objects.get(), actor=caseworker, channel="phone", result="reached", in_her_times=True)
    sends(holding, NO)
    with pytest.raises(NotSafe):
        actions.log_call(case=Case.objects.get(), actor=caseworker, channel="phone", result="reached", in_her_times=True)


def test_the_desk_reads_all_of_it_and_her_messages_only_that_it_changed(holding, caseworker):
    page = sends(holding, YES)
    contact = at_the_desk(caseworker).contact
    assert (contact.phone, contact.wishes.channel, contact.wishes.word) == ("13900005678", "sms", "桂花")
    assert "12:00" in contact.wishes.times
    for private in ("13900005678", "139 0000", "桂花"):
        assert private not in page.content.decode()
        assert private not in at_the_desk(caseworker).messages[0].text
    assert "改了联系方式" in words_of(page)


def test_the_case_page_shows_what_counts_now_and_a_stranger_nothing(holding, caseworker_client, stranger_client):
    address = f"/desk/{Case.objects.get().pk}/"
    sends(holding, NO)
    assert "不要联系她" in caseworker_client.get(address).content.decode()
    assert stranger_client.get(address).status_code == 404


def test_it_counts_once_however_often_it_is_sent(holding):
    for _ in range(3):
        sends(holding, NO)
    assert ContactWish.objects.count() == 1


def test_a_number_is_needed_to_be_called(holding):
    page = sends(holding, YES | {"q2": ""})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["q2"])
    assert page.context["form"]["q6"].value() == "桂花"
    assert not ContactWish.objects.exists()


@pytest.mark.parametrize("key", ["", "x"])
def test_a_page_that_was_open_too_long_keeps_what_was_typed(holding, key):
    page = sends(holding, YES, k=key)
    assert (page.status_code, page.context["form"]["q6"].value()) == (400, "桂花")
    assert not ContactWish.objects.exists()


def test_other_wishes_under_a_used_key_are_not_swallowed(holding, caseworker):
    sends(holding, YES)
    assert sends(holding, NO).status_code == 409
    assert at_the_desk(caseworker).contact.wishes.may_contact


def test_it_counts_after_the_end_too(holding, caseworker):
    actions.close(case=Case.objects.get(), actor=caseworker, outcome="no_request")
    sends(holding, NO)
    assert not at_the_desk(caseworker).contact.wishes.may_contact
    assert Case.objects.get().state == "closed"


def test_what_she_chose_before_is_not_shown_again(holding):
    sends(holding, YES)
    assert "13900005678" not in holding.get("/r/c/").content.decode()


def test_without_a_number_of_hers_nothing_opens(client, flow, district):
    assert client.get("/r/c/")["Location"] == client.post("/r/c/", NO)["Location"] == "/r/"
